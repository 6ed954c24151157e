namespace BackendDsl.Envoy.Codec.Json;

/// <summary>A member of an object.</summary>
internal readonly record struct DocumentMember(string Name, DocumentNode Value);
