using BackendDsl.Cel.Values;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One BackendTLSPolicy of the input, with the socket it makes.</summary>
internal sealed class TlsPolicySource : IComparable<TlsPolicySource>
{
    private readonly DateTimeOffset _created;

    private TlsPolicySource(BackendTlsPolicy policy)
    {
        Policy = policy;
        _created = policy.CreationTimestamp ?? DateTimeOffset.MaxValue;
    }

    public BackendTlsPolicy Policy { get; }

    public Problems Problems { get; } = new();

    /// <summary>The serialised UpstreamTlsContext; null where the policy has an error.</summary>
    public ByteString? Tls { get; private set; }

    public ResourceKey Key => new(Kinds.BackendTlsPolicy, Policy.Namespace, Policy.Name);

    public static TlsPolicySource Read(object item, TranslationContext context)
    {
        TlsPolicySource source;
        if (item is BackendTlsPolicy typed)
        {
            source = new(typed);
        }
        else
        {
            var problems = new Problems();
            source = new(BackendTlsPolicyReader.Read((IObjectValue)item, problems));
            foreach (var problem in problems.All)
                source.Problems.Error(problem.Path, problem.Message);
        }

        source.Tls = BackendTlsSettings.Read(source.Policy, source.Problems, context);
        return source;
    }

    /// <summary>The older wins, then the name decides.</summary>
    public int CompareTo(TlsPolicySource? other)
    {
        if (other is null)
            return -1;
        var order = _created.CompareTo(other._created);
        if (order == 0)
            order = string.CompareOrdinal(Policy.Namespace, other.Policy.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Policy.Name, other.Policy.Name);
    }
}
