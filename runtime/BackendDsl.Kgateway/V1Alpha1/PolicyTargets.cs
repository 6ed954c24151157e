using BackendDsl.Models;

namespace BackendDsl.Kgateway.V1Alpha1;

/// <summary>The targets of a policy in short: group and kind are what the definition allows.</summary>
public static class PolicyTargets
{
    /// <summary>Adds a Service of the policy's namespace to what the policy is for.</summary>
    /// <param name="spec">The policy's specification.</param>
    /// <param name="name">The name of the Service.</param>
    [AppendsItem("targetRefs", "name", "group", "", "kind", "Service")]
    public static BackendConfigPolicySpec.Builder ForService(this BackendConfigPolicySpec.Builder spec, string name)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.TargetRefs(t => t.Group("").Kind("Service").Name(name));
    }

    /// <summary>Adds a Backend of kgateway's in the policy's namespace to what the policy is for.</summary>
    /// <param name="spec">The policy's specification.</param>
    /// <param name="name">The name of the Backend.</param>
    [AppendsItem("targetRefs", "name", "group", "gateway.kgateway.dev", "kind", "Backend")]
    public static BackendConfigPolicySpec.Builder ForBackend(this BackendConfigPolicySpec.Builder spec, string name)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.TargetRefs(t => t.Group("gateway.kgateway.dev").Kind("Backend").Name(name));
    }
}
