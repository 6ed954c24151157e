using System.IO.Enumeration;
using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Inputs;

/// <summary>Finds the files that paths, folders and globs of a command line stand for, in ordinal order.</summary>
/// <param name="session">The run.</param>
/// <param name="option">The option the paths are of, for messages.</param>
internal sealed class FileFinder(Session session, string option)
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    /// <summary>Files of the tools around Kubernetes that are no manifests: passed over where a folder or glob meets them.</summary>
    private static readonly HashSet<string> s_noManifests = new(StringComparer.OrdinalIgnoreCase)
    {
        "kustomization.yaml", "kustomization.yml", "Chart.yaml", "values.yaml", "values.yml", "skaffold.yaml", ".backenddsl.yaml",
        "package.json", "package-lock.json", "tsconfig.json", "crds.lock.json", "values.schema.json",
    };

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>A file that was found.</summary>
    /// <param name="FullPath">Where it is; empty for standard input.</param>
    /// <param name="Name">What it is called in results.</param>
    internal readonly record struct Found(string FullPath, string Name)
    {
        /// <summary>True for standard input.</summary>
        public bool IsInput => FullPath.Length == 0;
    }

    /// <summary>The files of these paths; a path that stands for none is a problem.</summary>
    /// <param name="paths">Files, folders, globs, <c>-</c>.</param>
    /// <param name="inputName">What standard input is called.</param>
    /// <param name="problems">Where problems go.</param>
    public List<Found> Find(IEnumerable<string> paths, string inputName, List<InputProblem> problems)
    {
        var found = new List<Found>();
        foreach (var path in paths)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (path == "-")
            {
                if (_seen.Add(""))
                    found.Add(new("", inputName));
                continue;
            }

            if (path.Length == 0)
                throw new UsageException($"{option}: an empty path");
            var full = session.FullPath(path);
            if (File.Exists(full))
                Add(found, full, Slashes(path));
            else if (Directory.Exists(full))
                AddFolder(found, full, Slashes(path), problems);
            else if (path.AsSpan().IndexOfAny("*?[{") >= 0)
                AddGlob(found, path, problems);
            else
                problems.Add(new(Slashes(path), default, "there is no such file or folder" + Neighbour(full)));
        }

        return found;
    }

    private static string Slashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    /// <summary>A hint where another name in the folder is nearly the same.</summary>
    private static string Neighbour(string full)
    {
        try
        {
            return Path.GetDirectoryName(full) is { } folder && Directory.Exists(folder)
                ? Spelling.DidYouMean(Path.GetFileName(full), Directory.EnumerateFileSystemEntries(folder).Take(1000).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal))
                : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Add(List<Found> found, string full, string name)
    {
        if (_seen.Add(full))
            found.Add(new(full, name));
    }

    private void AddFolder(List<Found> found, string full, string name, List<InputProblem> problems)
    {
        var before = found.Count;
        var isSeen = false;
        foreach (var relative in Walk(full, problems))
        {
            if (!HasExtension(relative) || s_noManifests.Contains(Path.GetFileName(relative)))
                continue;
            isSeen = true;
            Add(found, Path.Combine(full, relative), Join(name, relative));
        }

        if (found.Count == before && !isSeen)
            problems.Add(new(name, default, "there is no YAML or JSON file in this folder"));
    }

    private void AddGlob(List<Found> found, string pattern, List<InputProblem> problems)
    {
        // The part before the first wildcard is where the walk starts, and stays in the names as it was written.
        var text = Slashes(pattern);
        var wild = text.AsSpan().IndexOfAny("*?[{");
        var cut = text.LastIndexOf('/', wild) + 1;
        var root = text[..cut];
        var full = session.FullPath(root.Length == 0 ? "." : root);
        var glob = Glob.Compile(text[cut..]);
        var isSeen = false;
        if (Directory.Exists(full))
        {
            foreach (var relative in Walk(full, problems))
            {
                var name = relative.Replace(Path.DirectorySeparatorChar, '/');
                if (!glob.IsMatch(name) || s_noManifests.Contains(Path.GetFileName(relative)))
                    continue;
                isSeen = true;
                Add(found, Path.Combine(full, relative), root + name);
            }
        }

        if (!isSeen)
            problems.Add(new(text, default, "no file matches"));
    }

    /// <summary>Every file below a folder, as a relative path, in ordinal order. Links to folders and hidden folders are not followed.</summary>
    private List<string> Walk(string root, List<InputProblem> problems)
    {
        var files = new List<string>();
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0, MaxRecursionDepth = TextReaderLimits.Depth };
        var walk = new FileSystemEnumerable<string>(root, (ref FileSystemEntry e) => Path.GetRelativePath(root, e.ToFullPath()), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry e) =>
                (e.Attributes & FileAttributes.ReparsePoint) == 0 && !e.FileName.StartsWith(".") && !e.FileName.SequenceEqual("node_modules"),
        };
        try
        {
            foreach (var file in walk)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                files.Add(file);
                if (files.Count > TextReaderLimits.Files)
                    throw new UsageException($"{option}: there are more than {TextReaderLimits.Files} files below '{root}'; name a smaller folder");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(root, default, TextSource.Reason(e)));
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static bool HasExtension(string file) => s_extensions.Any(x => file.EndsWith(x, StringComparison.OrdinalIgnoreCase));

    private static string Join(string folder, string relative)
    {
        relative = relative.Replace(Path.DirectorySeparatorChar, '/');
        return folder is "." or "./" ? relative : folder.EndsWith('/') ? folder + relative : folder + "/" + relative;
    }
}
