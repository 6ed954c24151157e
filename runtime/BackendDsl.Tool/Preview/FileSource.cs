using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Preview;

/// <summary>Manifests of files, folders and globs.</summary>
internal sealed class FileSource(Session session, IReadOnlyList<string> paths) : IPreviewSource
{
    public string Title => string.Join(", ", paths);

    public string Stamp() => FileStamps.Of(new FileFinder(session, "-f").Find(paths, "<stdin>", []).Select(f => f.FullPath));

    public PreviewInput Read() => new(paths)
    {
        // A glob stands for the files that match now; a folder also for those that were committed and are gone.
        Committed =
        [
            .. paths.SelectMany(p => Directory.Exists(session.FullPath(p)) || File.Exists(session.FullPath(p))
                ? [session.FullPath(p)]
                : new FileFinder(session, "-f").Find([p], "<stdin>", []).Select(f => f.FullPath)),
        ],
    };
}
