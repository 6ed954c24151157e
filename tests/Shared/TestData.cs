using System.Reflection;

namespace BackendDsl.Tests.Shared;

/// <summary>Finds the shared data sets, or skips the test that asks for them where they are absent.</summary>
internal static class TestData
{
    /// <summary>The root of this repository, told by the build.</summary>
    public static string RepositoryRoot { get; } = typeof(TestData).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The data folder: environment variable <c>BACKENDDSL_DATA</c>, else <c>../shared/data</c> beside the repository.</summary>
    public static string Directory { get; } =
        Environment.GetEnvironmentVariable("BACKENDDSL_DATA") is { Length: > 0 } set
            ? set
            : Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "data"));

    /// <summary>True where the shared data is there.</summary>
    public static bool IsPresent => System.IO.Directory.Exists(Directory);

    /// <summary>The full path of a data file or folder; skips the calling test where it is absent.</summary>
    public static string Find(params string[] parts)
    {
        var path = Path.Combine([Directory, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"shared data is absent: {Path.Combine(parts)} (set BACKENDDSL_DATA)");
        return path;
    }

    /// <summary>A folder with definitions: the public ones of the shared data, or those of our own making where these are absent.</summary>
    public static string FindDefinitions() => IsPresent ? Find("crds") : Path.Combine(RepositoryRoot, "tests", "Cases", "crds");

    /// <summary>The names of shared cases, or one that is skipped where the data is absent: a theory without any data is red.</summary>
    public static TheoryData<string> Names(Func<IEnumerable<string>> names) => IsPresent
        ? [.. names()]
        : [new TheoryDataRow<string>("") { Skip = "shared data is absent (set BACKENDDSL_DATA)" }];

    /// <summary>The text of a data file; skips the calling test where it is absent.</summary>
    public static string ReadText(params string[] parts) => File.ReadAllText(Find(parts));
}
