namespace BackendDsl.Kgateway.Releases;

/// <summary>What is known of single patch releases.</summary>
internal static class PatchReleases
{
    /// <summary>The definitions that are known, by line: from which patch on they hold, and their name. The last is the head of the branch.</summary>
    private static readonly Dictionary<ReleaseLine, (int From, string Definitions)[]> s_definitions = new()
    {
        [ReleaseLine.V21] = [(0, "2.1.0"), (2, "2.1.2"), (3, "2.1")],
        [ReleaseLine.V22] = [(0, "2.2.0"), (9, "2.2")],
        [ReleaseLine.V23] = [(0, "2.3.0"), (7, "2.3")],
        [ReleaseLine.V24] = [(0, "2.4.0"), (3, "2.4")],
    };

    /// <summary>The explicit host of a health check clears the endpoints' own from 2026-06-23 on: 2.3.0 and 2.3.1 came before.</summary>
    private const int ClearsEndpointsFrom = 2;

    /// <summary>Strict mode knows the system's authorities from 2026-05-19 on.</summary>
    private const int KnowsSystemCAFrom = 5;

    public static KgatewayRelease Of(KgatewayRelease line, int patch)
    {
        var definitions = s_definitions[line.Facts.Line].Last(d => d.From <= patch).Definitions;
        var facts = line.Facts;
        if (facts.Line == ReleaseLine.V23 && patch < ClearsEndpointsFrom)
            facts = facts with { HealthCheckHostClearsEndpoints = false };
        if (facts.Line == ReleaseLine.V22 && patch < KnowsSystemCAFrom)
            facts = facts with { StrictKnowsSystemCA = false };
        return line.With($"{line.Name}.{patch.ToString(System.Globalization.CultureInfo.InvariantCulture)}", definitions, facts);
    }

    /// <summary>Whether the definitions are an earlier patch's, because the release's own are not known.</summary>
    public static bool IsGuess(KgatewayRelease release) => release.Name.Count(c => c == '.') == 2
        && release.Name != release.Definitions
        && !(release.Definitions.Count(c => c == '.') == 1 && release.Name.EndsWith("." + s_definitions[release.Facts.Line][^1].From, StringComparison.Ordinal));
}
