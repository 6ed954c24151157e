using BackendDsl.Build.Protocol;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Preview;

/// <summary>What the build of a project left behind for its manifests step.</summary>
/// <param name="OptionsFile">The file with the options.</param>
/// <param name="Options">The options, in their order.</param>
internal sealed record ProjectFiles(string OptionsFile, IReadOnlyList<(string Name, string Value)> Options)
{
    private const string Suffix = ".manifests.options";

    /// <summary>An option; null where it is not there.</summary>
    public string? this[string name] => Options.FirstOrDefault(o => o.Name == name).Value;

    /// <summary>The runtime configuration the step runs with.</summary>
    public string RuntimeFile => OptionsFile[..^".options".Length] + ".runtimeconfig.json";

    /// <summary>The project file that is meant: one that is named, or the one of a folder.</summary>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static string FindProject(Session session, string path)
    {
        var full = session.FullPath(path);
        if (File.Exists(full))
        {
            return Path.GetExtension(full).EndsWith("proj", StringComparison.OrdinalIgnoreCase)
                ? full
                : throw new UsageException($"preview: '{path}' is no project file; give files with -f");
        }

        if (!Directory.Exists(full))
            throw new UsageException($"preview: there is no project '{path}'");
        var projects = Directory.EnumerateFiles(full, "*.csproj").Order(StringComparer.Ordinal).ToList();
        return projects.Count switch
        {
            1 => projects[0],
            0 => throw new UsageException($"preview: there is no project in '{path}'; name a project, or give files with -f"),
            _ => throw new UsageException($"preview: there are several projects in '{path}': {string.Join(", ", projects.Select(p => Path.GetFileName(p)))}; name one"),
        };
    }

    /// <summary>What the last build left; null where none did.</summary>
    public static ProjectFiles? Find(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project) + Suffix;
        ProjectFiles? newest = null;
        var time = DateTime.MinValue;
        foreach (var file in Candidates(project, name))
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (written <= time || Read(file) is not { } found || found["ProjectFile"] != project)
                continue;
            (newest, time) = (found, written);
        }

        return newest;
    }

    private static ProjectFiles? Read(string file)
    {
        try
        {
            return new(file, [.. File.ReadLines(file).Select(RecordLine.Split).Where(f => f.Length == 2).Select(f => (f[0], f[1]))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Below <c>obj/</c> of the project, or below <c>artifacts/obj/</c> of a folder above it.</summary>
    private static IEnumerable<string> Candidates(string project, string name)
    {
        var folder = Path.GetDirectoryName(project)!;
        var roots = new List<string> { Path.Combine(folder, "obj") };
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
            roots.Add(Path.Combine(above, "artifacts", "obj", Path.GetFileNameWithoutExtension(project)));
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true };
        return roots.Where(Directory.Exists).SelectMany(r => Directory.EnumerateFiles(r, name, options)).Take(TextReaderLimits.Projects);
    }
}
