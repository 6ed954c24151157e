namespace BackendDsl.Kgateway.Translation;

/// <summary>Names a Service, a Backend or another object; kinds alone are enough, as no two groups share one here.</summary>
internal readonly record struct ResourceKey(string Kind, string Namespace, string Name)
{
    public override string ToString() => $"{Kind} {Namespace}/{Name}";
}
