using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Translation.Parts;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One BackendConfigPolicy of the input.</summary>
internal sealed class PolicySource : IComparable<PolicySource>
{
    private readonly ObjectAge _age;

    public PolicySource(IObjectValue policy, int index, SourcePlace place)
    {
        Value = policy;
        Place = place;
        var head = new ObjectHead(policy);
        Name = head.Name;
        Namespace = head.Namespace;
        _age = new(head.Created, index, head.Namespace, head.Name);
        var spec = policy["spec"];
        Spec = new(spec.Kind == ValueKind.Object ? spec.Object : null, "spec", Problems);
    }

    public IObjectValue Value { get; }

    /// <summary>Where it was given.</summary>
    public SourcePlace Place { get; }

    public string Name { get; }

    public string Namespace { get; }

    public PolicyObject Spec { get; }

    public Problems Problems { get; } = new();

    public ResourceKey Key => new(Kinds.BackendConfigPolicy, Namespace, Name);

    /// <summary>What it sets, by unit; read once, before any cluster is built.</summary>
    public PolicyPart?[] Parts { get; private set; } = [];

    /// <summary>The backends it is for, in the order in which they were found; one may be there twice.</summary>
    public List<TargetSource> Attached { get; } = new(1);

    public LoadBalancerPart? LoadBalancer => (LoadBalancerPart?)Part(PolicyUnit.LoadBalancer);

    public TunnelPart? Tunnel => (TunnelPart?)Part(PolicyUnit.Tunnel);

    public PolicyPart? Part(PolicyUnit unit) => Parts.Length == 0 ? null : Parts[(int)unit];

    public void Translate(TranslationContext context) => Parts = PolicyReader.Read(this, context);

    /// <summary>The older goes first. A weight by annotation counts for other kinds of policies alone.</summary>
    public int CompareTo(PolicySource? other) => other is null ? -1 : _age.CompareTo(other._age);
}
