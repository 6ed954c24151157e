using BackendDsl.Generator.Tests.Harness;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Generator.Tests;

/// <summary>
/// Definitions whose printed C# is a committed file, so that a change shows what it does to users' code. BACKENDDSL_UPDATE=1 writes the files.
/// </summary>
public class GoldenTests
{
    private static string Folder { get; } = Path.Combine(TestData.RepositoryRoot, "tests", "BackendDsl.Generator.Tests", "Golden");

    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Printed_source_is_as_committed(string name)
    {
        var run = Run.Generate(File.ReadAllText(Path.Combine(Folder, name + ".yaml"))).Clean();
        var text = string.Join("\n", run.Sources.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"// ---- {s.Key}\n{s.Value}"));
        var path = Path.Combine(Folder, name + ".cs.txt");
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), "run with BACKENDDSL_UPDATE=1 to write it");
        Assert.Equal(File.ReadAllText(path), text);
    }

    /// <summary>The same source whatever the culture of the machine writes for minus and comma.</summary>
    [Fact]
    public void Printed_source_does_not_depend_on_the_culture()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            using var culture = BackendDsl.Tests.Shared.HostileCulture.Enter();
            var run = Run.Generate(File.ReadAllText(file));
            var text = string.Join("\n", run.Sources.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"// ---- {s.Key}\n{s.Value}"));
            Assert.Equal(File.ReadAllText(Path.ChangeExtension(file, ".cs.txt")).ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void There_are_ten() => Assert.True(Names().Count >= 10);
}
