using System.Globalization;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>
/// <c>spec.tunnel</c>: the cluster of the backend is turned to a pipe, behind which a listener of the gateway opens the CONNECT
/// tunnel through the cluster of the proxy.
/// </summary>
internal sealed class TunnelPart : PolicyPart
{
    public const string DefaultProxyGroup = "";
    public const string DefaultProxyKind = "Service";

    private const int MaximumHeaderBytes = 16384;
    private const string NeedsGrant = "another namespace than the policy's: the gateway wants a ReferenceGrant there, which is not looked for here";

    private readonly PolicyObject _block;

    private TunnelPart(PolicyObject block, ResourceKey proxy)
        : base(PolicyUnit.Tunnel)
    {
        _block = block;
        Proxy = proxy;
    }

    /// <summary>The Service or Backend that is the proxy.</summary>
    public ResourceKey Proxy { get; }

    public static TunnelPart Read(PolicyObject block, PolicySource policy, TranslationContext context)
    {
        foreach (var header in block.Blocks("headers"))
            CheckHeader(header, policy, context);
        var reference = block.Child("proxy").Child("backendRef");
        var group = reference.Text("group") ?? DefaultProxyGroup;
        var kind = reference.Text("kind") ?? DefaultProxyKind;
        var proxy = new ResourceKey(kind, reference.Text("namespace") ?? policy.Namespace, reference.Text("name") ?? "");
        var settings = new TunnelPart(block, proxy);
        if (!(group.Length == 0 && kind == "Service") && !(group == Kinds.KgatewayGroup && kind == "Backend"))
            block.Error("proxy.backendRef", $"a proxy is a Service or a Backend, not {group}/{kind}");
        else
            settings.CheckProxy(reference.UInt32("port"), context);
        if (proxy.Namespace != policy.Namespace)
            reference.Warn("namespace", NeedsGrant);
        return settings;
    }

    /// <summary>Name of the listener and of its pipe: a hash of the cluster's name, because paths of pipes are short.</summary>
    public static string ListenerName(string cluster) => "connect_tunnel_" + Fnv1a(cluster).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Null, or why this backend cannot go through a tunnel.</summary>
    public string? WhyNot(ClusterDraft draft, TranslationContext context)
    {
        var cluster = draft.Cluster;
        if (draft.Hosts is null)
            return "only Static Backends can be tunneled";
        if (draft.Hosts.Count != 1)
            return $"a tunneled Static Backend must have exactly one host, found {draft.Hosts.Count}";
        if (cluster.HealthChecks.Count > 0)
            return "active health checks are not supported on a tunneled backend";
        if (cluster.UpstreamConnectionOptions?.TcpKeepalive is not null)
            return "TCP keepalive is not supported on a tunneled backend";
        if (draft.IsWrapped)
            return "upstream PROXY protocol is not supported on a tunneled backend";
        return context.IsTunneled(Proxy) ? $"the proxy {Proxy.Namespace}/{Proxy.Name} is itself tunneled" : null;
    }

    /// <inheritdoc/>
    public override bool Apply(ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        draft.Dns = null;
        cluster.Type = Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.Static;
        cluster.EdsClusterConfig = null;
        cluster.LoadAssignment = new()
        {
            ClusterName = cluster.Name,
            Endpoints =
            {
                new LocalityLbEndpoints
                {
                    LbEndpoints =
                    {
                        new LbEndpoint
                        {
                            Endpoint = new()
                            {
                                Hostname = draft.Hosts![0].Host,
                                Address = new() { Pipe = new() { Path = "@" + ListenerName(cluster.Name) } },
                            },
                        },
                    },
                },
            },
        };
        return true;
    }

    private void CheckProxy(uint? port, TranslationContext context)
    {
        if (context.IsKindKnown(Proxy.Kind) != true)
        {
            _block.Warn("proxy.backendRef", $"{Proxy} is not known here: taken to exist");
            return;
        }

        if (Proxy.Kind == "Service")
        {
            if (context.FindService(Proxy) is not { } service)
                _block.Error("proxy.backendRef", $"{Proxy} does not exist");
            else if (!service.Ports.Any(p => p.Port == port))
                _block.Error("proxy.backendRef.port", $"{Proxy} has no port {port}");
        }
        else if (context.FindBackend(Proxy) is not { } backend)
        {
            _block.Error("proxy.backendRef", $"{Proxy} does not exist");
        }
        else if (!backend.IsStatic)
        {
            _block.Error("proxy.backendRef", "only Static Backends can be proxies");
        }
    }

    /// <summary>Only that the header can be sent: its value goes to the listener, not to the cluster, and is never told.</summary>
    private static void CheckHeader(PolicyObject header, PolicySource policy, TranslationContext context)
    {
        var value = header.Text("value");
        if (header.Child("secretRef") is { IsPresent: true } reference)
        {
            var @namespace = reference.Text("namespace") ?? policy.Namespace;
            var name = reference.Text("name") ?? "";
            if (@namespace != policy.Namespace)
                reference.Warn("namespace", NeedsGrant);
            if (context.FindSecret(@namespace, name) is not { } secret)
            {
                header.Error("secretRef", $"secret not found: {@namespace}/{name}");
                return;
            }

            var key = reference.Text("key") ?? header.Text("name") ?? "";
            if (!secret.Has(key))
            {
                header.Error("secretRef.key", $"Secret {@namespace}/{name} has no key {key}");
                return;
            }

            value = secret.Text(key);
        }

        var text = (value ?? "").Trim();
        if (text.Length == 0)
            header.Error("", $"tunnel headers: header {header.Text("name")} has an empty value");
        else if (text.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            header.Error("", $"tunnel headers: header {header.Text("name")} value contains CR, LF or NUL");
        else if (System.Text.Encoding.UTF8.GetByteCount(text) + text.Count(c => c == '%') > MaximumHeaderBytes)
            header.Error("", $"tunnel headers: header {header.Text("name")} value is longer than {MaximumHeaderBytes} bytes");
    }

    private static ulong Fnv1a(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in System.Text.Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ b) * 1099511628211UL);
        return hash;
    }
}
