namespace BackendDsl.EnvoyGateway.Inputs;

/// <summary>Names of kinds and groups.</summary>
internal static class Kinds
{
    public const string GatewayApiGroup = "gateway.networking.k8s.io";
    public const string EnvoyGatewayGroup = "gateway.envoyproxy.io";
    public const string DiscoveryGroup = "discovery.k8s.io";
    public const string GatewayClass = "GatewayClass";
    public const string Gateway = "Gateway";
    public const string HttpRoute = "HTTPRoute";
    public const string GrpcRoute = "GRPCRoute";
    public const string BackendTlsPolicy = "BackendTLSPolicy";
    public const string ReferenceGrant = "ReferenceGrant";
    public const string Backend = "Backend";
    public const string BackendTrafficPolicy = "BackendTrafficPolicy";
    public const string EnvoyProxy = "EnvoyProxy";
    public const string Service = "Service";
    public const string EndpointSlice = "EndpointSlice";
    public const string ConfigMap = "ConfigMap";
    public const string Secret = "Secret";
    public const string Namespace = "Namespace";

    /// <summary>The controller name of a GatewayClass that Envoy Gateway serves.</summary>
    public const string ControllerName = "gateway.envoyproxy.io/gatewayclass-controller";
}
