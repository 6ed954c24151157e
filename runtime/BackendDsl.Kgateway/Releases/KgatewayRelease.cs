using BackendDsl.Envoy;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway;

/// <summary>
/// A release of kgateway: which members a policy may have, how it is translated, and which Envoy runs the clusters.
/// </summary>
/// <remarks>
/// Beside the releases 2.1, 2.2, 2.3 and 2.4 there are <c>main</c> (the main branch as of 2026-08-20), and two that are none:
/// <c>next</c> (later changes of the main branch, some of them proposals) and <c>docs</c> (2.1 as kgateway's documentation page shows it,
/// with two members that no release has).
/// </remarks>
public sealed class KgatewayRelease : IEquatable<KgatewayRelease>
{
    private KgatewayRelease(string name, EnvoyVersion envoy, string definitions, ReleaseFacts facts)
    {
        Name = name;
        Envoy = envoy;
        Definitions = definitions;
        Facts = facts;
    }

    /// <summary>Release 2.1, of October 2025, with Envoy 1.35.</summary>
    public static KgatewayRelease Release21 { get; } = new("2.1", new(1, 35), "2.1", new()
    {
        Line = ReleaseLine.V21,
        MarksClusters = true,
        MarksBlackHoles = true,
        HasDnsTypes = true,
        HasDnsFamilyOnStatic = true,
        ReadsFilesAsPem = true,
        DiesOfEndpointWithoutPort = true,
        HasOldSecretMessage = true,
    });

    /// <summary>Release 2.2, of February 2026, with Envoy 1.36.</summary>
    public static KgatewayRelease Release22 { get; } = new("2.2", new(1, 36), "2.2", Release21.Facts with { Line = ReleaseLine.V22, HasOldSecretMessage = false, StrictKnowsSystemCA = true });

    /// <summary>Release 2.3, of May 2026, with Envoy 1.37.</summary>
    public static KgatewayRelease Release23 { get; } = new("2.3", new(1, 37), "2.3", Release22.Facts with
    {
        Line = ReleaseLine.V23,
        HasDnsTypes = false,
        HasDnsFamilyOnStatic = false,
        HealthCheckHostClearsEndpoints = true,
        HasTlsPolicySections = true,
        HasGatewayClientCertificates = true,
    });

    /// <summary>Release 2.4, of July 2026, with Envoy 1.38: the newest.</summary>
    public static KgatewayRelease Release24 { get; } = new("2.4", new(1, 38), "2.4", Release23.Facts with
    {
        Line = ReleaseLine.V24,
        MarksClusters = false,
        Locality = LocalityDefault.Weighted,
        OldestWins = true,
        TlsPolicyGoesLast = true,
        DiesOfEndpointWithoutPort = false,
        ClusterErrorsNamePolicy = true,
    });

    /// <summary>The main branch as of 2026-08-20, with Envoy 1.38; it becomes 2.5.</summary>
    public static KgatewayRelease Main { get; } = new("main", new(1, 38), "main", Release24.Facts with { Line = ReleaseLine.Main });

    /// <summary>Not a release: what is known of the main branch after 2026-08-20, proposals included.</summary>
    public static KgatewayRelease Next { get; } = new("next", new(1, 39), "next", TestFacts.ZoneAware with
    {
        HasDocumentedMembers = false,
        StrictKnowsSystemCA = true,
        MarksBlackHoles = true,
        ClusterErrorsNamePolicy = true,
    });

    /// <summary>Not a release: 2.1 as kgateway's documentation page shows it.</summary>
    public static KgatewayRelease Docs { get; } = new("docs", new(1, 35), "docs", TestFacts.Documented with { Line = ReleaseLine.V21 });

    /// <summary>The newest release, which is meant where none is named: 2.4.</summary>
    public static KgatewayRelease Newest => Release24;

    /// <summary>All of them: the releases oldest first, then <c>main</c>, <c>next</c> and <c>docs</c>.</summary>
    public static IReadOnlyList<KgatewayRelease> All { get; } = [Release21, Release22, Release23, Release24, Main, Next, Docs];

    /// <summary>The name, as the command line and the project property take it, for example <c>2.4</c> or <c>2.4.2</c>.</summary>
    public string Name { get; }

    /// <summary>The Envoy it comes with.</summary>
    public EnvoyVersion Envoy { get; }

    /// <summary>Which of the definitions that are known here it has: of a patch release that is not known, the nearest earlier ones.</summary>
    public string Definitions { get; }

    /// <summary>The nearest earlier patch release, whose definitions are taken where this one's are not known; null where they are.</summary>
    public string? NearestKnown { get; private init; }

    /// <summary>False for <c>main</c>, <c>next</c> and <c>docs</c>, which nobody can install.</summary>
    public bool IsRelease => char.IsAsciiDigit(Name[0]);

    internal ReleaseFacts Facts { get; }

    /// <summary>The release of that name.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static KgatewayRelease Parse(string name) => TryParse(name, out var release)
        ? release
        : throw new ArgumentException($"unknown kgateway release \"{name}\"; there are {string.Join(", ", All)}", nameof(name));

    /// <summary>The release of that name: one of <see cref="All"/>, or a patch release of one such as <c>2.3.4</c>.</summary>
    public static bool TryParse([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out KgatewayRelease? release)
    {
        var text = name?.Trim();
        release = All.FirstOrDefault(r => r.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (release is not null || text is null)
            return release is not null;
        var parts = text.TrimStart('v', 'V').Split('.');
        if (parts.Length is < 2 or > 3)
            return false;
        var line = All.FirstOrDefault(r => r.IsRelease && r.Name == $"{parts[0]}.{parts[1]}");
        if (line is null)
            return false;
        if (parts.Length == 2)
            release = line;
        else if (int.TryParse(parts[2], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var patch))
            release = PatchReleases.Of(line, patch);
        return release is not null;
    }

    /// <inheritdoc/>
    public bool Equals(KgatewayRelease? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KgatewayRelease);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static KgatewayRelease OfTests(string name, ReleaseFacts facts) => new(name, new(1, 38), "next", facts);

    internal KgatewayRelease With(string name, string definitions, string? nearest, ReleaseFacts facts) => new(name, Envoy, definitions, facts) { NearestKnown = nearest };
}
