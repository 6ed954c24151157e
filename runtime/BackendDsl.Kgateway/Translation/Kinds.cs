namespace BackendDsl.Kgateway.Translation;

/// <summary>Groups and kinds by name.</summary>
internal static class Kinds
{
    public const string KgatewayGroup = "gateway.kgateway.dev";
    public const string BackendConfigPolicy = "BackendConfigPolicy";
    public const string BackendTlsPolicy = "BackendTLSPolicy";
    public const string Service = "Service";
    public const string Backend = "Backend";
    public const string Hostname = "Hostname";
    public const string Secret = "Secret";
    public const string ConfigMap = "ConfigMap";
}
