namespace BackendDsl.GatewayApi;

/// <summary>Groups and kinds of the Gateway API, and of Kubernetes itself as far as every controller reads them.</summary>
public static class GatewayApiKinds
{
    /// <summary>The group of the Gateway API.</summary>
    public const string Group = "gateway.networking.k8s.io";

    /// <summary>Kind GatewayClass, cluster-scoped.</summary>
    public const string GatewayClass = "GatewayClass";

    /// <summary>Kind Gateway.</summary>
    public const string Gateway = "Gateway";

    /// <summary>Kind ListenerSet.</summary>
    public const string ListenerSet = "ListenerSet";

    /// <summary>Kind HTTPRoute.</summary>
    public const string HttpRoute = "HTTPRoute";

    /// <summary>Kind GRPCRoute.</summary>
    public const string GrpcRoute = "GRPCRoute";

    /// <summary>Kind ReferenceGrant.</summary>
    public const string ReferenceGrant = "ReferenceGrant";

    /// <summary>Kind BackendTLSPolicy.</summary>
    public const string BackendTlsPolicy = "BackendTLSPolicy";

    /// <summary>Kind Service, of the core group.</summary>
    public const string Service = "Service";

    /// <summary>Kind Secret, of the core group.</summary>
    public const string Secret = "Secret";

    /// <summary>Kind ConfigMap, of the core group.</summary>
    public const string ConfigMap = "ConfigMap";

    /// <summary>Whether objects of the kind have no namespace.</summary>
    public static bool IsClusterScoped(string group, string kind) => (group, kind) is (Group, GatewayClass) or ("", "Namespace" or "Node" or "PersistentVolume");
}
