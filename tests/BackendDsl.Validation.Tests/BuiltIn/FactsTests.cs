using BackendDsl.Tests.Shared;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>The tables in the assembly are those that can be read beside the program that prints them, and they are small.</summary>
public sealed class FactsTests
{
    private const int MostBytes = 64 << 10;

    [Theory]
    [InlineData("types.txt")]
    [InlineData("kinds.txt")]
    public void What_is_packed_is_what_can_be_read(string file)
    {
        var text = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "eng", "builtin", file)).ReplaceLineEndings("\n").TrimEnd('\n');
        Assert.Equal(text, file == "types.txt" ? FactsText.Types : FactsText.Kinds);
    }

    [Fact]
    public void They_are_small() => Assert.InRange(FactsData.Types.Length + FactsData.Kinds.Length, 1, MostBytes);
}
