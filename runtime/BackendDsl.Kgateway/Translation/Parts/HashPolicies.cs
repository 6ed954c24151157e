using BackendDsl.Envoy.Config.Route.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>hashPolicies</c> and <c>useHostnameForHashing</c> of ring hash and maglev.</summary>
internal static class HashPolicies
{
    /// <summary>Null unless one of the two is there; <c>useHostnameForHashing: false</c> counts as there.</summary>
    public static ConsistentHashingLbConfig? Read(PolicyObject kind)
    {
        var useHostname = kind.Flag("useHostnameForHashing");
        var config = new ConsistentHashingLbConfig { UseHostnameForHashing = useHostname ?? false };
        foreach (var policy in kind.Blocks("hashPolicies"))
            config.HashPolicy.Add(One(policy));
        return useHostname is null && config.HashPolicy.Count == 0 ? null : config;
    }

    private static RouteAction.Types.HashPolicy One(PolicyObject block)
    {
        var policy = new RouteAction.Types.HashPolicy { Terminal = block.Flag("terminal") ?? false };
        if (block.Child("header") is { IsPresent: true } header)
            policy.Header = new() { HeaderName = header.Text("name") ?? "" };
        else if (block.Child("cookie") is { IsPresent: true } cookie)
            policy.Cookie = Cookie(cookie);
        else if (block.Child("sourceIP") is { IsPresent: true })
            policy.ConnectionProperties = new() { SourceIp = true };
        return policy;
    }

    private static RouteAction.Types.HashPolicy.Types.Cookie Cookie(PolicyObject block)
    {
        var cookie = new RouteAction.Types.HashPolicy.Types.Cookie
        {
            Name = block.Text("name") ?? "",
            Path = block.Text("path") ?? "",
            Ttl = block.Duration("ttl"),
        };
        if (block.Flag("secure") == true)
            Attribute("Secure", "true");
        if (block.Flag("httpOnly") == true)
            Attribute("HttpOnly", "true");
        if (block.Text("sameSite") is { } sameSite)
            Attribute("SameSite", sameSite);
        return cookie;

        void Attribute(string name, string value) => cookie.Attributes.Add(new RouteAction.Types.HashPolicy.Types.CookieAttribute { Name = name, Value = value });
    }
}
