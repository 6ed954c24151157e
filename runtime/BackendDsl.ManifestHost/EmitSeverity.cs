namespace BackendDsl.ManifestHost;

/// <summary>How the build takes a message.</summary>
internal enum EmitSeverity
{
    /// <summary>Only told.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>Fails the build.</summary>
    Error,
}
