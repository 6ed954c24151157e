namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>Names of kinds and groups.</summary>
internal static class Kinds
{
    public const string GatewayApiGroup = GatewayApi.GatewayApiKinds.Group;
    public const string EnvoyGatewayGroup = "gateway.envoyproxy.io";
    public const string DiscoveryGroup = "discovery.k8s.io";
    public const string GatewayClass = GatewayApi.GatewayApiKinds.GatewayClass;
    public const string Gateway = GatewayApi.GatewayApiKinds.Gateway;
    public const string ListenerSet = GatewayApi.GatewayApiKinds.ListenerSet;
    public const string HttpRoute = GatewayApi.GatewayApiKinds.HttpRoute;
    public const string GrpcRoute = GatewayApi.GatewayApiKinds.GrpcRoute;
    public const string BackendTlsPolicy = GatewayApi.GatewayApiKinds.BackendTlsPolicy;
    public const string ReferenceGrant = GatewayApi.GatewayApiKinds.ReferenceGrant;
    public const string Backend = "Backend";
    public const string BackendTrafficPolicy = "BackendTrafficPolicy";
    public const string EnvoyProxy = "EnvoyProxy";
    public const string HttpRouteFilter = "HTTPRouteFilter";
    public const string Service = GatewayApi.GatewayApiKinds.Service;
    public const string EndpointSlice = "EndpointSlice";
    public const string ConfigMap = GatewayApi.GatewayApiKinds.ConfigMap;
    public const string Secret = GatewayApi.GatewayApiKinds.Secret;
    public const string Namespace = "Namespace";

    /// <summary>The controller name of a GatewayClass that Envoy Gateway serves.</summary>
    public const string ControllerName = "gateway.envoyproxy.io/gatewayclass-controller";

    /// <summary>Whether clusters or policies depend on a kind.</summary>
    public static bool Matters(string group, string kind) => (group, kind) is
        (GatewayApiGroup, GatewayClass or Gateway or ListenerSet or HttpRoute or GrpcRoute or BackendTlsPolicy or ReferenceGrant)
        or (EnvoyGatewayGroup, Backend or BackendTrafficPolicy or EnvoyProxy or HttpRouteFilter)
        or ("", Service or ConfigMap or Secret or Namespace)
        or (DiscoveryGroup, EndpointSlice);
}
