namespace BackendDsl.Kgateway.Translation;

/// <summary>One port of a Service.</summary>
internal readonly record struct ServicePort(int Port, string? Name, string? AppProtocol)
{
    /// <summary>The port's name counts where it has no application protocol.</summary>
    public bool IsHttp2 => AppProtocols.IsHttp2(AppProtocol ?? Name);
}
