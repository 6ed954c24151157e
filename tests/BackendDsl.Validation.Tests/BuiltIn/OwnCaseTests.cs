using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Cases of our own making, which need no shared data: one at least for each thing that the rules are about.</summary>
public sealed class OwnCaseTests
{
    private const int Masks = 20;

    public static TheoryData<string> Names => [.. Cases().Select(c => c.Object["name"].String)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_server_says_this(string name)
    {
        var one = Cases().Single(c => c.Object["name"].String == name).Object;
        Assert.Equal(
            Texts(one["expect"]).Select(e => e.Replace("\"", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Evaluate(one, one["object"]).Errors.Concat(Evaluate(one, one["object"]).Next).Select(Text).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_new_is_told_of_the_half_known_object(string name)
    {
        var one = Cases().Single(c => c.Object["name"].String == name).Object;
        var whole = Evaluate(one, one["object"]);
        var known = whole.Errors.Concat(whole.Next).Select(Text).ToHashSet();
        for (var mask = 0; mask < Masks; mask++)
            Assert.Subset(known, Evaluate(one, new MaskedValues(mask).Mask(one["object"])).Errors.Select(Text).ToHashSet());
    }

    private static BuiltInResult Evaluate(IObjectValue one, Value value) => BuiltInValidator.Validate(value, new()
    {
        ServerVersion = one["version"] is { Kind: ValueKind.String } version ? version.String : "1.36",
        OldObject = one["old"],
        IsApply = !one["old"].IsAbsent,
    });

    private static string Text(Finding finding) => finding.Id is "BDSL5003" or "BDSL5004" ? "decode"
        : finding.Reason is { } reason ? $"{reason} {finding.Path}"
        : finding.Message[..(finding.Message.LastIndexOf('"') + 1)].Replace("\"", "", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(Value list) => Enumerable.Range(0, list.Array.Count).Select(i => list.Array[i].String);

    private static IEnumerable<Value> Cases()
    {
        var list = DocumentReader.ReadOne(File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "tests", "BackendDsl.Validation.Tests", "BuiltIn", "Cases", "cases.yaml")));
        return Enumerable.Range(0, list.Array.Count).Select(i => list.Array[i]);
    }
}
