using BackendDsl.Tests.Shared;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>The shared definitions.</summary>
internal static class Corpus
{
    /// <summary>The files of a folder of the shared data, sorted; its projects' files each in a namespace of their own.</summary>
    public static IReadOnlyList<TextFile> Files(string folder, string status = "")
    {
        var root = TestData.Find(folder);
        return [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new TextFile("/" + Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)) { Status = status })];
    }

    /// <summary>The definitions of the repository's own test cases, sorted.</summary>
    public static IReadOnlyList<TextFile> Cases() =>
        [.. Directory.EnumerateFiles(Path.Combine(TestData.RepositoryRoot, "tests", "Cases", "crds"), "*.yaml").Order(StringComparer.Ordinal).Select(path => new TextFile("/" + Path.GetFileName(path), File.ReadAllText(path)))];

    /// <summary>Writes the sources to the folder that <c>BACKENDDSL_PRINT</c> names, for reading.</summary>
    public static void Dump(GeneratorRun run)
    {
        if (Environment.GetEnvironmentVariable("BACKENDDSL_PRINT") is not { Length: > 0 } folder)
            return;
        foreach (var (name, text) in run.Sources)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
