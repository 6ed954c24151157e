namespace BackendDsl.Kgateway;

/// <summary>
/// Which generation of kgateway is imitated: its releases differ in the cluster they start from, and in a few rules of the translation.
/// </summary>
/// <remarks>
/// | name | metadata | DNS backends | no trust source in <c>tls</c> | health check host | locality default |
/// |---|---|---|---|---|---|
/// | <c>docs-2.1</c> | <c>{}</c> | STRICT_DNS | no verification | endpoint hostname stays | none; <c>upstream_connection_options: {}</c> under every policy |
/// | <c>2.1</c> | <c>{}</c> | STRICT_DNS | no verification | endpoint hostname stays | none |
/// | <c>plain</c> | | envoy.clusters.dns | no verification | clears endpoint hostnames | none |
/// | <c>locality-weighted</c> | | envoy.clusters.dns | System | clears endpoint hostnames | locality weighted |
/// | <c>zone-aware</c> | | envoy.clusters.dns | System | clears endpoint hostnames | zone aware, switched off (0 %) |
/// </remarks>
public sealed class KgatewayProfile
{
    private KgatewayProfile(string name) => Name = name;

    /// <summary>Release 2.1 as the documentation of that release shows it: <c>docs-2.1</c>.</summary>
    public static KgatewayProfile Docs21 { get; } = new("docs-2.1") { IsRelease21 = true, MarksConnectionOptions = true };

    /// <summary>Release 2.1: <c>2.1</c>.</summary>
    public static KgatewayProfile Release21 { get; } = new("2.1") { IsRelease21 = true };

    /// <summary>After 2.1, before any locality default: <c>plain</c>.</summary>
    public static KgatewayProfile Plain { get; } = new("plain");

    /// <summary>With locality-weighted load balancing as the default: <c>locality-weighted</c>.</summary>
    public static KgatewayProfile LocalityWeighted { get; } = new("locality-weighted") { Locality = LocalityDefault.Weighted, DefaultsToSystemCA = true };

    /// <summary>The newest: zone-aware load balancing, switched off, as the default: <c>zone-aware</c>.</summary>
    public static KgatewayProfile ZoneAware { get; } = new("zone-aware") { Locality = LocalityDefault.ZoneAwareOff, DefaultsToSystemCA = true };

    /// <summary>All profiles, oldest first.</summary>
    public static IReadOnlyList<KgatewayProfile> All { get; } = [Docs21, Release21, Plain, LocalityWeighted, ZoneAware];

    /// <summary>The name, as the command line and the project property take it.</summary>
    public string Name { get; }

    internal bool IsRelease21 { get; private init; }

    internal bool MarksConnectionOptions { get; private init; }

    internal bool DefaultsToSystemCA { get; private init; }

    internal LocalityDefault Locality { get; private init; }

    /// <summary>The profile of that name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static KgatewayProfile Parse(string name) =>
        All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"unknown kgateway profile \"{name}\"; there are {string.Join(", ", All)}", nameof(name));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
