using System.Net;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>What the controller refuses of the addresses of a Backend beyond its schema.</summary>
internal static class BackendAddresses
{
    /// <summary>Why a text is no host name; null where it is one.</summary>
    public static string? WhyNotName(string name)
    {
        if (IPAddress.TryParse(name, out _))
            return $"hostname {name} is an IP address";
        return name.TrimEnd('.').Contains('.', StringComparison.Ordinal) ? null : $"hostname {name} should be a domain with at least two segments separated by dots";
    }

    /// <summary>Why an address cannot be used; null where it can.</summary>
    public static string? WhyNotAddress(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return $"IP address {address} is invalid";
        return IPAddress.IsLoopback(parsed) ? $"IP address {address} in the loopback range is not supported" : null;
    }
}
