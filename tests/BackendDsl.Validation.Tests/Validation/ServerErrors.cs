using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Compares violations with the causes of a server's refusal: type, field and message, as sets.</summary>
internal static partial class ServerErrors
{
    private const string RulesSkipped = "some validation rules were not checked";

    /// <summary>Null where the sets agree, else what differs. Errors of the best branch of anyOf and oneOf are not told by us.</summary>
    public static string? Difference(JsonNode? expected, IReadOnlyList<Finding> found)
    {
        var causes = (expected?.AsArray() ?? [])
            .Select(e => (Type: Text(e!["type"]), Field: Text(e["field"]), Message: Text(e["message"])))
            .Where(e => !e.Message.Contains(RulesSkipped, StringComparison.Ordinal))
            .ToList();
        var tellsBranch = causes.Exists(e => e.Message.Contains("(anyOf)", StringComparison.Ordinal) || e.Message.Contains("Found none valid", StringComparison.Ordinal));
        var wanted = causes.Select(e => $"{e.Type} | {Field(e.Field, e.Message)} | {e.Message}").ToHashSet(StringComparer.Ordinal);
        var mine = found.Select(v => $"{v.Reason} | {v.Path} | {v.Message}").ToHashSet(StringComparer.Ordinal);
        var missing = wanted.Except(mine).ToList();
        var extra = mine.Except(wanted).ToList();
        if (tellsBranch)
            missing.RemoveAll(m => !m.Contains(" must validate ", StringComparison.Ordinal));
        return missing.Count + extra.Count == 0 ? null : $"missing [{string.Join("; ", missing)}] extra [{string.Join("; ", extra)}]";
    }

    /// <summary>As <see cref="Difference"/>, by type and field alone.</summary>
    public static string? DifferentPlaces(JsonNode? expected, IReadOnlyList<Finding> found) => ErrorSets.Difference(
        (expected?.AsArray() ?? []).Select(e => $"{Text(e!["type"])} | {Text(e["field"])}: {Text(e["message"])}"),
        found);

    // Where the server gives no field, the message tells it.
    private static string Field(string field, string message)
    {
        if (field is not "<nil>")
            return field;
        var match = Junctor().Match(message) is { Success: true } junctor ? junctor : Range().Match(message);
        return match.Success ? match.Groups[1].Value.TrimStart('.') : "";
    }

    [GeneratedRegex("^Invalid value: \"\": \"(.*)\" must (?:not )?validate ", RegexOptions.Singleline)]
    private static partial System.Text.RegularExpressions.Regex Junctor();

    [GeneratedRegex(" value must be of type .* in (.*)$")]
    private static partial System.Text.RegularExpressions.Regex Range();

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
