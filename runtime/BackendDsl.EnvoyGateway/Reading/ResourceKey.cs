namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>Names an object; kinds alone are enough, as no two groups share one here. The namespace is empty for kinds of the whole cluster.</summary>
internal readonly record struct ResourceKey(string Kind, string Namespace, string Name)
{
    /// <summary>Objects of two kinds seldom share a name, so the kind is left out.</summary>
    public override int GetHashCode() => HashCode.Combine(Namespace, Name);
}
