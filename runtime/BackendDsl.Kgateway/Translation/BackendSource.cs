using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One Backend of the input.</summary>
internal sealed class BackendSource
{
    public BackendSource(IObjectValue backend)
    {
        Head = new(backend);
        var spec = new Block(backend["spec"] is { Kind: ValueKind.Object } value ? value.Object : null, "spec", Problems);
        Type = spec.Text("type");
        var block = spec.Child("static");
        IsStatic = block.IsPresent && (Type is null || Type == "Static");
        if (!IsStatic)
            return;
        AppProtocol = block.Text("appProtocol");
        foreach (var host in block.Blocks("hosts"))
        {
            var name = host.Text("host") ?? "";
            var port = host.UInt32("port") ?? 0;
            if (name.Length == 0)
                host.Error("host", "a host needs an address");
            if (port is 0 or > 65535)
                host.Error("port", "a host needs a port from 1 to 65535");
            Hosts.Add(new(name, port));
        }
    }

    public ObjectHead Head { get; }

    public string? Type { get; }

    public bool IsStatic { get; }

    public string? AppProtocol { get; }

    public List<StaticHost> Hosts { get; } = [];

    public Problems Problems { get; } = new();

    public ResourceKey Key => new(Kinds.Backend, Head.Namespace, Head.Name);
}
