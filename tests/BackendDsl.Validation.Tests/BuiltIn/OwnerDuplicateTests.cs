using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Owners that stand twice: the server keeps the first, and warns of each uid once.</summary>
public sealed class OwnerDuplicateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "")]
    [InlineData("a b", "")]
    [InlineData("a a", "a")]
    [InlineData("a b a", "a")]
    [InlineData("a a a b", "a")]
    [InlineData("b a b a", "b, a")]
    public void Owners_that_stand_twice_are_kept_once(string uids, string doubled)
    {
        var owners = uids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = Evaluate(owners.Select(u => Owner(u)));

        Assert.Empty(result.Errors.Select(e => e.ToText()));
        Assert.Equal(
            doubled.Length == 0 ? [] : [".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: " + doubled],
            result.Warnings.Select(w => w.Message));
        var kept = result.WithDefaults().Object["metadata"].Object["ownerReferences"];
        Assert.Equal(owners.Distinct(), kept.Kind == ValueKind.Array ? Enumerable.Range(0, kept.Array.Count).Select(i => kept.Array[i].Object["uid"].String) : []);
    }

    [Fact]
    public void Owners_of_one_uid_that_differ_are_two()
    {
        var result = Evaluate([Owner("a"), Owner("a", "other")]);
        Assert.Empty(result.Warnings);
        Assert.Equal(2, result.WithDefaults().Object["metadata"].Object["ownerReferences"].Array.Count);
    }

    private static BuiltInResult Evaluate(IEnumerable<string> owners) => BuiltInValidator.Validate(
        DocumentReader.ReadOne("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: ns, ownerReferences: [" + string.Join(", ", owners) + "]}}"), new());

    private static string Owner(string uid, string name = "o") => $"{{apiVersion: v1, kind: Pod, name: {name}, uid: {uid}}}";
}
