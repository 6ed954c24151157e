using BackendDsl.GatewayApi;

namespace BackendDsl.Kgateway;

/// <summary>What another release of kgateway does with the same objects.</summary>
public static class KgatewayUpgrade
{
    /// <summary>
    /// What the new release refuses, which clusters change and how, and where another policy decides than before: of several policies on one backend
    /// the youngest decides up to 2.3, and the oldest from 2.4 on.
    /// </summary>
    /// <param name="input">The objects, with their files for places.</param>
    /// <param name="from">The release there is.</param>
    /// <param name="to">The release there will be.</param>
    public static UpgradeReport Compare(GatewayInput input, KgatewayRelease from, KgatewayRelease to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return ReleaseComparison.Compare(new KgatewayController(), input, from.Name, to.Name);
    }
}
