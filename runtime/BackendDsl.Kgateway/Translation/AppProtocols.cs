namespace BackendDsl.Kgateway.Translation;

/// <summary>Which application protocols mean HTTP/2, in any case of letters.</summary>
internal static class AppProtocols
{
    public static bool IsHttp2(string? protocol) => protocol?.ToLowerInvariant() is "http2" or "grpc" or "grpc-web" or "kubernetes.io/h2c";
}
