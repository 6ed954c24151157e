using System.IO.Enumeration;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Architecture.Tests;

/// <summary>The files of this repository, without what builds leave.</summary>
internal static class SourceTree
{
    private static readonly Lazy<IReadOnlyList<string>> s_files = new(() => [.. Walk(TestData.RepositoryRoot).Order(StringComparer.Ordinal)]);

    /// <summary>Paths relative to the root, with forward slashes, sorted.</summary>
    public static IEnumerable<string> Files(string pattern) => s_files.Value.Where(p => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(p)));

    // What builds leave is many times what there is, so it is not gone into.
    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Path.GetRelativePath(TestData.RepositoryRoot, file).Replace('\\', '/') is { } path && !path.StartsWith('.'))
                yield return path;
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) is not ("artifacts" or "bin" or "obj" or ".git")))
        {
            foreach (var file in Walk(inner))
                yield return file;
        }
    }

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(TestData.RepositoryRoot, path));
}
