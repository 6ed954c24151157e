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
    public void No_structure_holds_itself_but_through_a_pointer_a_list_or_a_map()
    {
        // What holds itself has no end, and neither has a walk that fills it in.
        Assert.DoesNotContain(TypeTable.Names, n => Holds(TypeTable.Get(n), n, []));
        Assert.Contains(TypeTable.Get("apiextensions.v1.JSONSchemaProps").Members, m => m is { Name: "not", IsPointer: true, Shape.Type.ShortName: "JSONSchemaProps" });

        static bool Holds(TypeFacts type, string name, HashSet<string> seen) => type.Members
            .Where(m => m is { Shape.Kind: ShapeKind.Object, IsPointer: false })
            .Any(m => m.Shape.Type.Name == name || (seen.Add(m.Shape.Type.Name) && Holds(m.Shape.Type, name, seen)));
    }

    [Fact]
    public void They_are_small() => Assert.InRange(FactsData.Types.Length + FactsData.Kinds.Length, 1, MostBytes);
}
