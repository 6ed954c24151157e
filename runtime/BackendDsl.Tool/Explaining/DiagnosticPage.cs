using System.Text.RegularExpressions;

namespace BackendDsl.Tool.Explaining;

/// <summary>The page of a diagnostic, as it stands in the documentation.</summary>
internal static partial class DiagnosticPage
{
    private const string Prefix = "diagnostics/";

    /// <summary>Every id that has a page.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. typeof(DiagnosticPage).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..^3]).Where(n => IdPattern().IsMatch(n)).Order(StringComparer.Ordinal)];

    /// <summary>The page, in markdown; null where there is none.</summary>
    public static string? Find(string id)
    {
        using var stream = typeof(DiagnosticPage).Assembly.GetManifestResourceStream(Prefix + id.ToUpperInvariant() + ".md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>True for what looks like an id of ours.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text.ToUpperInvariant());

    [GeneratedRegex(@"^[A-Z]{2,8}\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
