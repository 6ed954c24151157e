using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests;

/// <summary>The files of this repository, without what builds leave.</summary>
internal static class SourceTree
{
    /// <summary>Paths relative to the root, with forward slashes, sorted.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(TestData.RepositoryRoot, pattern, SearchOption.AllDirectories)
        .Select(p => Path.GetRelativePath(TestData.RepositoryRoot, p).Replace('\\', '/'))
        .Where(p => !p.StartsWith("artifacts/", StringComparison.Ordinal) && !p.StartsWith('.')
            && !p.Contains("/bin/", StringComparison.Ordinal) && !p.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(TestData.RepositoryRoot, path));
}
