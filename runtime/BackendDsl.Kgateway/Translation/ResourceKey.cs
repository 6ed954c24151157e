using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Names a Service, a Backend or another object; kinds alone are enough, as no two groups share one here.</summary>
internal readonly record struct ResourceKey(string Kind, string Namespace, string Name)
{
    public GatewayApi.ObjectRef Ref => new(Kinds.GroupOf(Kind), Kind, Namespace, Name);

    /// <summary>Objects of two kinds seldom share a name, so the kind is left out.</summary>
    public override int GetHashCode() => HashCode.Combine(Namespace, Name);

    public override string ToString() => $"{Kind} {Namespace}/{Name}";
}
