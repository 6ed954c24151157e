namespace BackendDsl.GatewayApi;

/// <summary>Names one Kubernetes object.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Kind">Kind, as in a manifest.</param>
/// <param name="Namespace">Namespace; empty for a cluster-scoped object.</param>
/// <param name="Name">Name.</param>
public readonly record struct ObjectRef(string Group, string Kind, string Namespace, string Name)
{
    /// <summary>For people: <c>BackendConfigPolicy edge/web</c>.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
