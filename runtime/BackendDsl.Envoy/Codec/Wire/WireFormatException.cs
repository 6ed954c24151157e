namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>Bytes that are not a message. Never leaves this assembly as such.</summary>
internal sealed class WireFormatException(string message) : Exception(message);
