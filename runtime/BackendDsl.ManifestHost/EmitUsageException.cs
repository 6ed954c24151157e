namespace BackendDsl.ManifestHost;

/// <summary>The step was asked for something it cannot do; the message tells the property at fault.</summary>
internal sealed class EmitUsageException(string message) : Exception(message);
