using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One BackendConfigPolicy of the input.</summary>
internal sealed class PolicySource : IComparable<PolicySource>
{
    private const string WeightAnnotation = "kgateway.dev/policy-weight";

    private readonly int _weight;
    private readonly DateTimeOffset _created;

    public PolicySource(IObjectValue policy)
    {
        var head = new ObjectHead(policy);
        Name = head.Name;
        Namespace = head.Namespace;
        // A policy without a creation time is not in the cluster yet: it will be the youngest.
        _created = head.Created ?? DateTimeOffset.MaxValue;
        _weight = int.TryParse(head.Annotation(WeightAnnotation), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) ? weight : 0;
        var spec = policy["spec"];
        Spec = new(spec.Kind == ValueKind.Object ? spec.Object : null, "spec", Problems);
    }

    public string Name { get; }

    public string Namespace { get; }

    public Block Spec { get; }

    public Problems Problems { get; } = new();

    /// <summary>What it sets; set once, before any cluster is built.</summary>
    public PolicySettings Settings { get; private set; } = new();

    public bool SetsTunnel => Settings.Tunnel is not null;

    public void Translate(TranslationContext context) => Settings = PolicySettings.Read(this, context);

    /// <summary>Precedence: greater weight, then older, then by name.</summary>
    public int CompareTo(PolicySource? other)
    {
        if (other is null)
            return -1;
        var order = other._weight.CompareTo(_weight);
        if (order == 0)
            order = _created.CompareTo(other._created);
        if (order == 0)
            order = string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }
}
