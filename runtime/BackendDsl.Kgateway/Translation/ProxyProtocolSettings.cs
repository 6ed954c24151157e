using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.upstreamProxyProtocol</c>: a socket around the one that is there.</summary>
internal static class ProxyProtocolSettings
{
    public const string DefaultVersion = "V1";

    public static ProxyProtocolConfig Read(Block block)
    {
        var config = new ProxyProtocolConfig();
        switch (block.Text("version") ?? DefaultVersion)
        {
            case "V1":
                break;
            case "V2":
                config.Version = ProxyProtocolConfig.Types.Version.V2;
                break;
            case var other:
                block.Error("version", $"unknown proxy protocol version \"{other}\"");
                break;
        }

        return config;
    }
}
