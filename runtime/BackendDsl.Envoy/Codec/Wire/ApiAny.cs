namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>A packed message: decoded where its type is known, else its bytes alone.</summary>
internal sealed record ApiAny(string TypeUrl, object? Value, byte[] Bytes)
{
    /// <summary>The message inside, where it is one of the messages of this library.</summary>
    public ApiNode? Message => Value as ApiNode;
}
