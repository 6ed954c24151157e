using BackendDsl.Validation.BuiltIn;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>What is told about a half-known object is told about the whole one too: nothing is guessed.</summary>
public sealed class MaskingTests(ITestOutputHelper output)
{
    private const int Masks = 20;

    [Fact]
    public void Nothing_is_told_about_a_masked_object_that_is_not_told_about_the_whole()
    {
        var wrong = new List<string>();
        var count = 0;
        var cases = VerdictCase.ReadAll().Where(c => !c.IsOutside).ToArray();
        for (var i = 0; i < cases.Length; i++)
        {
            var one = cases[i];
            Assert.True(BuiltInKinds.TryGet(one.ApiVersion, one.Kind, out var kind));
            var value = JsonCaseReader.Read(one.Object, out _);
            if (value.Kind != BackendDsl.Cel.Values.ValueKind.Object)
                continue;
            var old = one.Old is null ? default : JsonCaseReader.Read(one.Old, out _);
            var whole = BuiltInValidator.Validate(value, new() { Kind = kind, OldObject = old });
            var known = whole.Errors.Concat(whole.Next).Select(Key).ToHashSet();
            for (var mask = 0; mask < Masks; mask++)
            {
                count++;
                var masked = BuiltInValidator.Validate(new MaskedValues((i * 31) + mask).Mask(value), new() { Kind = kind, OldObject = old });
                foreach (var finding in masked.Errors.Where(f => !known.Contains(Key(f))))
                    wrong.Add($"{one.Id} ({mask}): {finding.Path}: {finding.Message}");
            }
        }

        output.WriteLine($"{wrong.Count} of {count} masked objects tell something new");
        foreach (var line in wrong.Take(40))
            output.WriteLine(line);
        Assert.InRange(wrong.Count, 0, Ratchet.Masked);
    }

    private static string Key(Finding finding) => finding.Reason + " " + finding.Path;
}
