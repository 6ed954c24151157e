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

    /// <summary>The same for a controller with settings of its own, which stay as they are: one that a release does not have has no effect there.</summary>
    /// <param name="input">The objects, with their files for places.</param>
    /// <param name="from">The release there is.</param>
    /// <param name="to">The release there will be.</param>
    /// <param name="settings">By the names of <see cref="KgatewaySettings"/>.</param>
    /// <exception cref="ArgumentException">There is no such setting, or it may not have that value; the message lists what there is.</exception>
    public static UpgradeReport Compare(GatewayInput input, KgatewayRelease from, KgatewayRelease to, IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(settings);
        return ReleaseComparison.Compare(new KgatewayController(), input, new GatewayTarget(from.Name) { Settings = settings }, new GatewayTarget(to.Name) { Settings = settings });
    }
}
