using System.Text.Json;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>What the server answers, against what we say: counts, and the first differences.</summary>
public sealed class BuiltInVerdictTests(ITestOutputHelper output)
{
    // Where every difference goes, one JSON object a line, for whoever looks for the next rule to mend.
    private static readonly string? s_differences = Environment.GetEnvironmentVariable("BACKENDDSL_DIFFERENCES");

    [Fact]
    public void Objects_are_judged_as_the_server_does()
    {
        var tally = new VerdictTally();
        using var differences = s_differences is null ? null : new StreamWriter(s_differences);
        foreach (var one in VerdictCase.ReadAll().Where(c => !c.IsOutside))
        {
            var result = Evaluate(one, KubernetesVersion.Default);
            Compare(one, result, tally, differences);
        }

        output.WriteLine(tally.ToString());
        Assert.InRange(tally.Count("false refusals"), 0, Ratchet.FalseRefusals);
        Assert.True(tally.Share("valid") >= Ratchet.Valid, tally.ToString());
        Assert.True(tally.Share("type and field") >= Ratchet.Fields, tally.ToString());
        Assert.True(tally.Share("messages") >= Ratchet.Messages, tally.ToString());
        Assert.True(tally.Share("warnings") >= Ratchet.Warnings, tally.ToString());
        Assert.True(tally.Share("defaulted") >= Ratchet.Defaulted, tally.ToString());
    }

    [Theory]
    [InlineData("1.35")]
    [InlineData("1.34")]
    [InlineData("1.33")]
    [InlineData("1.32")]
    [InlineData("1.31")]
    public void Older_servers_answer_as_they_do(string version)
    {
        var (good, all, named, namedGood, falseRefusals) = (0, 0, 0, 0, 0);
        using var differences = s_differences is null ? null : new StreamWriter(s_differences + "." + version);
        foreach (var one in VerdictCase.ReadAll().Where(c => !c.IsOutside))
        {
            var other = one.OtherVersions.TryGetValue(version, out var json) ? json : default;
            if (other.ValueKind == JsonValueKind.Object && other.TryGetProperty("oldInvalid", out _))
                continue;
            var differs = other.ValueKind == JsonValueKind.Object && !other.TryGetProperty("defaultedDiffers", out _);
            var result = Evaluate(one, version);
            var expected = differs
                ? Fields(VerdictCase.Causes(other), VerdictCase.Texts(other, "strictErrors"), other.TryGetProperty("decodeError", out _))
                : Fields(one.Errors, one.StrictErrors, one.DecodeError is not null);
            var valid = differs ? other.GetProperty("valid").GetBoolean() : one.IsValid;
            var same = result.IsValid == valid && expected.SetEquals(Fields(result));
            all++;
            good += same ? 1 : 0;
            named += differs ? 1 : 0;
            namedGood += differs && same ? 1 : 0;
            falseRefusals += valid && !result.IsValid ? 1 : 0;
            if (!same)
                Write(differences, one, "version " + version, expected, Fields(result));
        }

        output.WriteLine($"{version}: {good} of {all} alike; where the version differs {namedGood} of {named}; false refusals {falseRefusals}");
        Assert.True(100.0 * good / all >= Ratchet.OtherVersions);
    }

    [Fact]
    public void An_apply_over_a_stored_object_is_judged_as_the_server_does()
    {
        var (good, all, selfAccusations, differences) = (0, 0, 0, new List<string>());
        foreach (var one in VerdictCase.ReadAll().Where(c => !c.IsOutside && c.Old is not null && c.OldIsStored))
        {
            all++;
            Assert.True(BuiltInKinds.TryGet(one.ApiVersion, one.Kind, out var kind));
            var old = JsonCaseReader.Read(one.Old!, out _);
            var value = JsonCaseReader.Read(one.Object, out var duplicates);
            var result = BuiltInValidator.Validate(value, new() { Kind = kind, DuplicateFields = duplicates, OldObject = old, IsApply = true });
            var expected = Fields(one.Errors, one.StrictErrors, one.DecodeError is not null);
            if (expected.SetEquals(Fields(result)))
                good++;
            else
                differences.Add($"{one.Id} ({one.Rule}): {string.Join("; ", expected)} / {string.Join("; ", result.Errors)}");
            // What is stored, applied once more, changes nothing.
            selfAccusations += BuiltInValidator.Validate(old, new() { Kind = kind, OldObject = old, IsApply = true, FieldValidation = FieldValidation.Ignore }).IsValid ? 0 : 1;
        }

        output.WriteLine($"applied over stored objects: {good} of {all} alike; objects that accuse themselves: {selfAccusations}\n{string.Join('\n', differences.Take(20))}");
        Assert.Equal(0, selfAccusations);
        Assert.True(100.0 * good / all >= Ratchet.Applied);
    }

    [Fact]
    public void A_manifest_applied_twice_changes_nothing()
    {
        var accused = new List<string>();
        var count = 0;
        foreach (var one in VerdictCase.ReadAll().Where(c => c is { IsOutside: false, IsUpdate: false, IsValid: true }))
        {
            count++;
            Assert.True(BuiltInKinds.TryGet(one.ApiVersion, one.Kind, out var kind));
            var value = JsonCaseReader.Read(one.Object, out _);
            var result = BuiltInValidator.Validate(value, new() { Kind = kind, OldObject = value, IsApply = true });
            if (!result.IsValid)
                accused.Add($"{one.Id} ({one.Rule}): {string.Join("; ", result.Errors)}");
        }

        output.WriteLine($"{accused.Count} of {count} manifests accuse themselves\n{string.Join('\n', accused.Take(20))}");
        Assert.Empty(accused);
    }

    private static BuiltInResult Evaluate(VerdictCase one, KubernetesVersion version)
    {
        Assert.True(BuiltInKinds.TryGet(one.ApiVersion, one.Kind, out var kind));
        var value = JsonCaseReader.Read(one.Object, out var duplicates);
        var old = one.Old is null ? Value.Absent : JsonCaseReader.Read(one.Old, out _);
        return BuiltInValidator.Validate(value, new() { ServerVersion = version, Kind = kind, DuplicateFields = duplicates, OldObject = old });
    }

    private static void Compare(VerdictCase one, BuiltInResult result, VerdictTally tally, StreamWriter? differences)
    {
        tally.Add(one, "valid", result.IsValid == one.IsValid);
        if (one.IsValid && !result.IsValid)
            tally.Note("false refusals", one, string.Join("; ", result.Errors.Select(e => $"{e.Path}: {e.Message}")));
        if (result.IsValid != one.IsValid)
            Write(differences, one, one.IsValid ? "false refusal" : "missed", Fields(one.Errors, one.StrictErrors, one.DecodeError is not null), Fields(result));

        if (!one.IsValid)
        {
            var expected = Fields(one.Errors, one.StrictErrors, one.DecodeError is not null);
            var same = expected.SetEquals(Fields(result));
            tally.Add(one, "type and field", same);
            if (!same && !result.IsValid)
                Write(differences, one, "fields", expected, Fields(result));
            if (same && !one.Errors.Any(e => IsInternal(e.Message)))
            {
                var messages = Messages(one);
                var ours = Messages(result);
                tally.Add(one, "messages", messages.SetEquals(ours));
                if (!messages.SetEquals(ours))
                    Write(differences, one, "messages", messages, ours);
            }
            else if (!same)
            {
                tally.Add(one, "messages", false);
            }
        }
        else if (result.IsValid)
        {
            var warnings = one.Warnings.ToHashSet();
            var ours = result.Warnings.Select(w => w.Message).ToHashSet();
            tally.Add(one, "warnings", warnings.SetEquals(ours));
            if (!warnings.SetEquals(ours))
                Write(differences, one, "warnings", warnings, ours);
            if (one.Defaulted is not { } defaulted)
                return;
            var difference = DefaultedComparison.Difference(defaulted, result.WithDefaults());
            tally.Add(one, "defaulted", difference is null);
            if (difference is not null)
                Write(differences, one, "defaulted", [], [difference]);
        }
    }

    // Go objects of the server's inside, printed: not to be had from outside.
    private static bool IsInternal(string message) => message.Contains("Invalid value: {", StringComparison.Ordinal)
        || message.Contains("Invalid value: [{", StringComparison.Ordinal) || message.Contains("Duplicate value: {", StringComparison.Ordinal)
        || message.Contains("\n@@", StringComparison.Ordinal) || message.Contains(" … ", StringComparison.Ordinal) || message.Contains("Unsupported value: {", StringComparison.Ordinal)
        || message.Contains("Invalid value: map[", StringComparison.Ordinal);

    private static HashSet<string> Fields(IEnumerable<(string Type, string Field, string Message)> errors, IEnumerable<string> strict, bool decode) =>
        decode ? ["decode"] : [.. errors.Select(e => e.Type + " " + e.Field), .. strict];

    private static HashSet<string> Fields(BuiltInResult result) =>
        [.. result.Errors.Select(e => e.Id == "BDSL5003" || e.Id == "BDSL5004" ? "decode" : e.Reason is null ? Strict(e.Message) : e.Reason + " " + e.Path)];

    private static string Strict(string message) => message.Substring(0, message.LastIndexOf('"') + 1);

    private static HashSet<string> Messages(VerdictCase one) => one.DecodeError is { } text
        ? [text]
        : [.. one.Errors.Select(e => e.Field + ": " + e.Message), .. one.StrictErrors];

    private static HashSet<string> Messages(BuiltInResult result) => result.Errors.FirstOrDefault(e => e.Id == "BDSL5003") is { } decode
        ? [decode.Message]
        : [.. result.Errors.Select(e => e.Reason is null ? Strict(e.Message) : e.Path + ": " + e.Message)];

    private static void Write(StreamWriter? writer, VerdictCase one, string what, IEnumerable<string> expected, IEnumerable<string> ours) =>
        writer?.WriteLine(JsonSerializer.Serialize(new
        {
            id = one.Id,
            kind = one.Kind,
            rule = one.Rule,
            what,
            missing = expected.Except(ours).Order(StringComparer.Ordinal),
            extra = ours.Except(expected).Order(StringComparer.Ordinal),
        }));
}
