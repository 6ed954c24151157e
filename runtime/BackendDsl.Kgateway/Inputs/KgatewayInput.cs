using k8s.Models;

namespace BackendDsl.Kgateway;

/// <summary>
/// What the gateway would see: the policies, and the objects they are about. Every Service port and every Backend given becomes a
/// cluster, with or without a policy.
/// </summary>
/// <remarks>
/// A kind of which nothing at all is given counts as not known, not as absent: a tunnel through a Service is then taken at its word.
/// Secrets and ConfigMaps that a policy names must be given, because their content goes into the cluster.
/// </remarks>
public sealed partial class KgatewayInput
{
    /// <summary>BackendConfigPolicies, generated models or as read from text.</summary>
    public ObjectList Policies { get; } = [];

    /// <summary>Services that policies are for.</summary>
    public ResourceList<V1Service> Services { get; } = [];

    /// <summary>Backends (<c>gateway.kgateway.dev</c>), generated models or as read from text.</summary>
    public ObjectList Backends { get; } = [];

    /// <summary>Secrets that policies name.</summary>
    public ResourceList<V1Secret> Secrets { get; } = [];

    /// <summary>ConfigMaps that BackendTLSPolicies name.</summary>
    public ResourceList<V1ConfigMap> ConfigMaps { get; } = [];

    /// <summary>BackendTLSPolicies of the Gateway API: <see cref="GatewayApi.V1.BackendTLSPolicy"/>, or as read from text.</summary>
    public ObjectList BackendTlsPolicies { get; } = [];

    /// <summary>Gateways: those with a client certificate of their own get clusters of their own.</summary>
    public ObjectList Gateways { get; } = [];

    /// <summary>Routes of every kind, which say what backends a Gateway has.</summary>
    public ObjectList Routes { get; } = [];

    /// <summary>ReferenceGrants, for what a Gateway refers to in another namespace.</summary>
    public ObjectList ReferenceGrants { get; } = [];

    /// <summary>DestinationRules and ServiceEntries of Istio: they are not translated, and findings say where they would matter.</summary>
    public ObjectList IstioObjects { get; } = [];
}
