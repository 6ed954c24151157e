using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>One Backend of the input.</summary>
internal sealed class BackendSource : TargetSource
{
    public BackendSource(IObjectValue backend, SourcePlace place)
        : base(Kinds.Backend, new ObjectHead(backend))
    {
        Value = backend;
        Place = place;
        Spec = new(backend["spec"] is { Kind: ValueKind.Object } value ? value.Object : null, "spec", Problems);
        Type = Spec.Text("type") ?? Guess();
        if (Type == BackendTypes.Static)
            ReadStatic(Spec.Child("static"));
    }

    public IObjectValue Value { get; }

    /// <summary>Where it was given.</summary>
    public SourcePlace Place { get; }

    public PolicyObject Spec { get; }

    /// <summary>The type, else the one whose block is there.</summary>
    public string? Type { get; }

    public bool IsStatic => Type == BackendTypes.Static;

    /// <summary>Of a static Backend.</summary>
    public string? AppProtocol { get; private set; }

    /// <summary>Of a static Backend.</summary>
    public List<StaticHost> Hosts { get; } = [];

    public Problems Problems { get; } = new();

    private string? Guess()
    {
        foreach (var (name, type) in BackendTypes.Blocks)
        {
            if (Spec.Has(name))
                return type;
        }

        return null;
    }

    private void ReadStatic(PolicyObject block)
    {
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
}
