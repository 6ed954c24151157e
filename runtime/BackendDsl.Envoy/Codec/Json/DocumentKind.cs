namespace BackendDsl.Envoy.Codec.Json;

/// <summary>What a piece of text is.</summary>
internal enum DocumentKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}
