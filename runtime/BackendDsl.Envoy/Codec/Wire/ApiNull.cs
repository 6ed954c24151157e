namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>The null of a free-form value.</summary>
internal sealed class ApiNull
{
    public static ApiNull Instance { get; } = new();
}
