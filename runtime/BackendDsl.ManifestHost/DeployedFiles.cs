using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>Reads the files that <c>DeployedManifests</c> names: those of a folder, or those of the manifests' folder in a commit (<c>git:REF</c>).</summary>
internal static class DeployedFiles
{
    private const string Git = "git:";

    /// <summary>Names and texts, in the order of the names.</summary>
    /// <exception cref="EmitUsageException">There is no such folder, or no such commit.</exception>
    public static IEnumerable<(string Name, string Text)> Read(EmitOptions options)
    {
        var source = options.Deployed!;
        return source.StartsWith(Git, StringComparison.Ordinal)
            ? new GitFiles(options.ProjectDirectory).Read(source[Git.Length..], options.ManifestsDirectory ?? options.ProjectDirectory)
            : ReadFolder(Path.GetFullPath(Path.Combine(options.ProjectDirectory, source)), source);
    }

    /// <summary>True for a file that may hold manifests.</summary>
    public static bool IsManifest(string path) => Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML" or ".JSON";

    private static IEnumerable<(string Name, string Text)> ReadFolder(string folder, string shown)
    {
        if (!Directory.Exists(folder))
            throw new EmitUsageException($"DeployedManifests is '{shown}', and there is no such folder; name the folder with what is deployed, or git:REF for a branch or commit of this repository");
        // A link may lead anywhere: what is deployed lies in the folder itself.
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
        foreach (var path in Directory.EnumerateFiles(folder, "*", all).Where(IsManifest).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length > DocumentLimits.Length)
                throw new EmitUsageException($"DeployedManifests: {path} is larger than {DocumentLimits.Length >> 20} MiB");
            yield return (path, File.ReadAllText(path));
        }
    }
}
