using System.Text.RegularExpressions;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Compares our violations with the errors of the data, as its README asks.</summary>
internal static partial class ErrorSets
{
    /// <summary>Null where the sets agree, else what differs.</summary>
    public static string? Difference(IEnumerable<string> expectedErrors, IEnumerable<Finding> actual)
    {
        var errors = expectedErrors.Where(e => !e.Contains("some validation rules were not checked", StringComparison.Ordinal)).ToList();
        var expected = errors.Select(Normalize).ToHashSet(StringComparer.Ordinal);
        var found = actual.Select(v => $"{v.Reason} | {v.Path}").ToHashSet(StringComparer.Ordinal);
        var missing = expected.Except(found).ToList();
        var extra = found.Except(expected).ToList();

        // Errors of the best branch of anyOf and oneOf are not told by us.
        var junctors = errors.Where(e => e.Contains("(anyOf)", StringComparison.Ordinal) || e.Contains("Found none valid", StringComparison.Ordinal)).Select(e => Normalize(e).Split(" | ")[1]).ToList();
        missing.RemoveAll(m => junctors.Any(j => IsBelow(m.Split(" | ")[1], j)));
        return missing.Count + extra.Count == 0 ? null : $"missing [{string.Join("; ", missing)}] extra [{string.Join("; ", extra)}]";
    }

    /// <summary>The errors of the data that we tell at the same field in other words.</summary>
    public static IEnumerable<string> OtherWords(IEnumerable<string> expectedErrors, IReadOnlyList<Finding> actual)
    {
        foreach (var error in expectedErrors)
        {
            var place = Normalize(error);
            var told = actual.Where(v => $"{v.Reason} | {v.Path}" == place).Select(v => v.Message).ToList();
            if (told.Count == 0)
                continue;
            var rest = error[(error.IndexOf(" | ", StringComparison.Ordinal) + 3)..];
            if (!told.Exists(m => rest.EndsWith(": " + m, StringComparison.Ordinal)))
                yield return $"'{rest}' but '{string.Join("' or '", told)}'";
        }
    }

    private static bool IsBelow(string path, string root) =>
        root.Length == 0 || path == root || (path.StartsWith(root, StringComparison.Ordinal) && path[root.Length] is '.' or '[');

    private static string Normalize(string error)
    {
        var bar = error.IndexOf(" | ", StringComparison.Ordinal);
        if (bar < 0)
            return error;
        var type = error[..bar];
        var rest = error[(bar + 3)..];
        if (!rest.StartsWith("<nil>", StringComparison.Ordinal))
            return type + " | " + rest[..Math.Max(rest.IndexOf(": ", StringComparison.Ordinal), 0)];
        var match = Junctor().Match(rest) is { Success: true } junctor ? junctor : Range().Match(rest);
        return type + " | " + (match.Success ? match.Groups[1].Value.TrimStart('.') : "");
    }

    [GeneratedRegex("^<nil>: Invalid value: \"\": \"(.*)\" must (?:not )?validate ", RegexOptions.Singleline)]
    private static partial System.Text.RegularExpressions.Regex Junctor();

    [GeneratedRegex(" value must be of type .* in (.*)$")]
    private static partial System.Text.RegularExpressions.Regex Range();
}
