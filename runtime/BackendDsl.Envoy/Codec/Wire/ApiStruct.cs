namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>A free-form value; <see cref="ApiStruct"/>, lists, strings, numbers, booleans and <see cref="ApiNull"/> inside.</summary>
internal sealed record ApiStruct(List<KeyValuePair<string, object>> Members);
