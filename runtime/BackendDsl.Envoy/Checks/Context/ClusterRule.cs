namespace BackendDsl.Envoy;

/// <summary>One thing Envoy checks, or one way in which a cluster is useless though Envoy takes it.</summary>
public sealed class ClusterRule
{
    // The one release that was run.
    private static readonly EnvoyVersion s_asked = new(1, 40);

    internal ClusterRule(string id, string alias, FindingEffect? effect, string summary, string source, FindingSeverity? severity = null, EnvoyVersion? since = null, EnvoyVersion? until = null, bool needsEnvironment = false, bool isThrown = false, bool isOfReleases = false)
    {
        IsOfReleases = isOfReleases;
        IsThrown = isThrown;
        Id = id;
        Alias = alias;
        Effect = effect;
        Summary = summary;
        Source = source;
        Severity = severity ?? effect switch
        {
            FindingEffect.Refused or FindingEffect.Crash or FindingEffect.NeverWorks => FindingSeverity.Error,
            FindingEffect.NotVerified or FindingEffect.Ignored => FindingSeverity.Warning,
            _ => FindingSeverity.Info,
        };
        Since = since;
        Until = until;
        NeedsEnvironment = needsEnvironment;
    }

    /// <summary>
    /// What it checks, such as <c>health-check-needs-http2</c>; for a constraint of the API the name of the message and its field.
    /// </summary>
    public string Id { get; }

    /// <summary>The short number it had before, such as <c>S1</c>; empty where there is none.</summary>
    public string Alias { get; }

    /// <summary>How bad a finding is, unless the finding tells otherwise.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>What comes of it; null for what is only worth knowing.</summary>
    public FindingEffect? Effect { get; }

    /// <summary>What must hold.</summary>
    public string Summary { get; }

    /// <summary>Where in Envoy's sources the check is made, or where the effect is known from.</summary>
    public string Source { get; }

    /// <summary>The first release it holds for; null where no beginning is known.</summary>
    public EnvoyVersion? Since { get; }

    /// <summary>The last release it holds for; null where no end is known.</summary>
    public EnvoyVersion? Until { get; }

    /// <summary>
    /// Whether anything proves that the rule holds, or does not hold, for a release: an Envoy of it was asked (1.40), its beginning or end is known, or it is about
    /// what the API itself marks with releases. It is taken to hold for the others, too, and its findings say so (<see cref="Finding.Unproven"/>).
    /// </summary>
    public bool IsProvenFor(EnvoyVersion version) => version >= s_asked || Since is not null || Until is not null || IsOfReleases;

    /// <summary>Whether it is silent, or no verdict, where <see cref="EnvoyEnvironment"/> does not tell what it needs.</summary>
    public bool NeedsEnvironment { get; }

    /// <summary>What a finding of the rule says of a release for which nothing proves it; null where something does.</summary>
    internal string? UnprovenFor(EnvoyVersion version) => IsProvenFor(version) ? null : $"for Envoy {version}: only {s_asked} was asked";

    /// <summary>It compares the marks of the API with the release that is asked for.</summary>
    internal bool IsOfReleases { get; }

    /// <summary>Envoy throws at once; other faults are told by a status that a later step may replace.</summary>
    internal bool IsThrown { get; }

    internal bool HoldsFor(EnvoyVersion version) => (Since is not { } since || version >= since) && (Until is not { } until || version <= until);
}
