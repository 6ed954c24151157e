namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>The entries of a map in the order of their keys.</summary>
internal sealed record ApiMap(List<KeyValuePair<string, object>> Entries);
