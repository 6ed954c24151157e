namespace BackendDsl.Kgateway.Releases;

/// <summary>What a release gives a cluster that says nothing about localities.</summary>
internal enum LocalityDefault
{
    /// <summary>Nothing: Envoy's own default, zone aware at 100 %.</summary>
    None,

    /// <summary>Localities by weight.</summary>
    Weighted,

    /// <summary>Zone aware with 0 % of the requests, which switches it off.</summary>
    ZoneAwareOff,
}
