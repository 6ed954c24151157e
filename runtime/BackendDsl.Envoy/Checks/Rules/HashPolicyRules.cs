using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Route.V3;
using Google.Protobuf.Collections;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>What of a request is hashed.</summary>
internal static class HashPolicyRules
{
    public static readonly ClusterRule Specified = new("hash-policy-has-a-specifier", "", FindingEffect.Crash,
        "a hash policy says what is hashed: without it Envoy dies, with all its clusters", "asked of Envoy 1.40: panic: hash policy not set");

    public static readonly ClusterRule CookieLife = new("hash-cookie-life-in-seconds", "R15", FindingEffect.Ignored,
        "the life of a hashing cookie is whole seconds; the rest is cut off, so 500ms is a session cookie", "common/http/hash_policy.cc");

    public static IReadOnlyList<ClusterRule> All { get; } = [Specified, CookieLife];

    public static void Check(Inspection inspection, RepeatedField<RouteAction.Types.HashPolicy> policies, Place at)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            var here = at.Member("hash_policy", i);
            if (policies[i].PolicySpecifierCase == RouteAction.Types.HashPolicy.PolicySpecifierOneofCase.None)
                inspection.Report(Specified, here, "a hash policy that does not say what is hashed: Envoy dies of it, and with it every cluster");
            if (policies[i].Cookie?.Ttl is not { Nanos: > 0 } life) continue;
            inspection.Report(CookieLife, here.Member("cookie").Member("ttl"), $"only whole seconds count: this is {(life.Seconds == 0 ? "0, a session cookie" : $"{life.Seconds}s")}");
        }
    }
}
