using BackendDsl.Kgateway.Translation;

namespace BackendDsl.Kgateway.Inputs;

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
    public const string Gateway = "Gateway";
    public const string Cluster = "Cluster";

    /// <summary>The group of a kind.</summary>
    public static string GroupOf(string kind) => kind switch
    {
        BackendConfigPolicy or Backend => KgatewayGroup,
        BackendTlsPolicy or Gateway => GatewayApi.GatewayApiKinds.Group,
        _ => "",
    };
}
