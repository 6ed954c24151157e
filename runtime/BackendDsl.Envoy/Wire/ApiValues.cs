namespace BackendDsl.Envoy.Wire;

/// <summary>A packed message: decoded where its type is known, else its bytes alone.</summary>
internal sealed record ApiAny(string TypeUrl, object? Value, byte[] Bytes)
{
    /// <summary>The message inside, where it is one of the messages of this library.</summary>
    public ApiNode? Message => Value as ApiNode;
}

/// <summary>A duration or a point in time.</summary>
internal readonly record struct ApiTime(long Seconds, int Nanos);

/// <summary>A free-form value; <see cref="ApiStruct"/>, lists, strings, numbers, booleans and <see cref="ApiNull"/> inside.</summary>
internal sealed record ApiStruct(List<KeyValuePair<string, object>> Members);

/// <summary>The null of a free-form value.</summary>
internal sealed class ApiNull
{
    public static ApiNull Instance { get; } = new();
}

/// <summary>The entries of a map in the order of their keys.</summary>
internal sealed record ApiMap(List<KeyValuePair<string, object>> Entries);
