using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One BackendTLSPolicy of the input, with the socket it makes.</summary>
internal sealed class TlsPolicySource : IComparable<TlsPolicySource>
{
    private readonly ObjectAge _age;

    private TlsPolicySource(BackendTlsPolicy policy, IObjectValue? value, int index)
    {
        Policy = policy;
        Value = value;
        _age = new(policy.CreationTimestamp, index, policy.Namespace, policy.Name);
    }

    public BackendTlsPolicy Policy { get; }

    /// <summary>The object, where it was read from text.</summary>
    public IObjectValue? Value { get; }

    /// <summary>The backends it is for.</summary>
    public List<ResourceKey> Attached { get; } = [];

    public Problems Problems { get; } = new();

    /// <summary>The serialised UpstreamTlsContext; null where the policy has an error.</summary>
    public ByteString? Tls { get; private set; }

    public ResourceKey Key => new(Kinds.BackendTlsPolicy, Policy.Namespace, Policy.Name);

    public static TlsPolicySource Read(object item, int index, TranslationContext context)
    {
        TlsPolicySource source;
        if (item is BackendTlsPolicy typed)
        {
            source = new(typed, null, index);
        }
        else
        {
            var problems = new Problems();
            source = new(BackendTlsPolicyReader.Read((IObjectValue)item, problems), (IObjectValue)item, index);
            foreach (var problem in problems.All)
                source.Problems.Error(problem.Path, problem.Message);
        }

        source.Tls = BackendTlsSettings.Read(source.Policy, source.Problems, context);
        return source;
    }

    /// <summary>The older goes first.</summary>
    public int CompareTo(TlsPolicySource? other) => other is null ? -1 : _age.CompareTo(other._age);
}
