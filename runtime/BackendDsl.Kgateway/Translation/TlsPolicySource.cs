using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One BackendTLSPolicy of the input, with the socket it makes.</summary>
internal sealed class TlsPolicySource : IComparable<TlsPolicySource>
{
    private readonly ObjectAge _age;

    private TlsPolicySource(TlsPolicySpec policy, IObjectValue value, int index, SourcePlace place)
    {
        Policy = policy;
        Value = value;
        Place = place;
        _age = new(policy.CreationTimestamp, index, policy.Namespace, policy.Name);
    }

    public TlsPolicySpec Policy { get; }

    /// <summary>The object.</summary>
    public IObjectValue Value { get; }

    /// <summary>Where it was given.</summary>
    public SourcePlace Place { get; }

    /// <summary>The backends it is for.</summary>
    public List<TargetSource> Attached { get; } = [];

    public Problems Problems { get; } = new();

    /// <summary>The serialised UpstreamTlsContext; null where the policy has an error.</summary>
    public ByteString? Tls { get; private set; }

    public ResourceKey Key => new(Kinds.BackendTlsPolicy, Policy.Namespace, Policy.Name);

    public static TlsPolicySource Read(IObjectValue item, int index, SourcePlace place, TranslationContext context)
    {
        var problems = new Problems();
        var source = new TlsPolicySource(BackendTlsPolicyReader.Read(item, problems), item, index, place);
        foreach (var problem in problems.All)
            source.Problems.Error(problem.Path, problem.Message);
        source.Tls = BackendTlsSettings.Read(source.Policy, source.Problems, context);
        return source;
    }

    /// <summary>The older goes first.</summary>
    public int CompareTo(TlsPolicySource? other) => other is null ? -1 : _age.CompareTo(other._age);
}
