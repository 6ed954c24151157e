using System.Globalization;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Kgateway.Releases;

/// <summary>What is known of single patch releases.</summary>
internal static class PatchReleases
{
    /// <summary>The explicit host of a health check clears the endpoints' own from 2026-06-23 on: 2.3.0 and 2.3.1 came before.</summary>
    private const int ClearsEndpointsFrom = 2;

    /// <summary>Strict mode of 2.2 knows the system's authorities from 2026-05-19 on, that of 2.3 from a patch release after the first.</summary>
    private const int KnowsSystemCAFrom = 5;

    /// <summary>The patch release of 2.4 that freezes endpoints in strict mode.</summary>
    private const int FreezesEndpoints = 1;

    /// <summary>The definitions that are known: the values of the project property that choose each, the name of <see cref="ReleaseDefinitions"/> first. The head of a branch is its last patch release, too.</summary>
    public static IReadOnlyList<(string Names, bool IsDefault)> Variants { get; } =
    [
        .. ReleaseDefinitions.Names.Select(n => (n switch { "2.1" => "2.1,2.1.3", "2.2" => "2.2,2.2.9", "2.3" => "2.3,2.3.7", "2.4" => "2.4,2.4.3", _ => n }, n == KgatewayRelease.Newest.Name)),
    ];

    /// <summary>The patch release of a line; null where its definitions come before all that are known.</summary>
    public static KgatewayRelease? Of(KgatewayRelease line, int patch)
    {
        var name = $"{line.Name}.{patch.ToString(CultureInfo.InvariantCulture)}";
        if (VariantPick.Of(name, Variants) is not { } pick)
            return null;
        var facts = line.Facts;
        if (facts.Line == ReleaseLine.V23 && patch < ClearsEndpointsFrom)
            facts = facts with { HealthCheckHostClearsEndpoints = false };
        if (facts.Line == ReleaseLine.V22 && patch < KnowsSystemCAFrom)
            facts = facts with { StrictKnowsSystemCA = false };
        if (facts.Line == ReleaseLine.V23 && patch == 0)
            facts = facts with { StrictKnowsSystemCA = false };
        if (facts.Line == ReleaseLine.V24 && patch == FreezesEndpoints)
            facts = facts with { StrictFreezesEndpoints = true };
        return line.With(name, Variants[pick.Index].Names.Split(',')[0], pick.IsNearest ? pick.Variant : null, facts);
    }
}
