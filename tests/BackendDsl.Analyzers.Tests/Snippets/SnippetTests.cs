namespace BackendDsl.Analyzers.Tests.Snippets;

/// <summary>Code as teams write it: what is right is silent, what is wrong is told at the right expression.</summary>
public class SnippetTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(SnippetFile.Folder, "*.cs").Select(f => Path.GetFileName(f)!).Where(n => n != "Common.cs").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Right_is_silent_and_wrong_is_told(string file)
    {
        var differences = await new SnippetFile(Path.Combine(SnippetFile.Folder, file)).CompareAsync();
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public void There_are_enough_of_both()
    {
        var counts = Directory.GetFiles(SnippetFile.Folder, "*.cs").Select(f => new SnippetFile(f).Count()).ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"{counts.Sum(c => c.Right)} right, {counts.Sum(c => c.Wrong)} wrong");
        Assert.True(counts.Sum(c => c.Right) >= 500 && counts.Sum(c => c.Wrong) >= 300);
    }
}
