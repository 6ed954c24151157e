using System.Collections.Immutable;

namespace BackendDsl.GatewayApi;

/// <summary>What a controller says of a policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Ancestors">For each object it applies to; none where it attaches to nothing: such a policy gets no status at all.</param>
public sealed record PolicyStatus(ObjectRef Policy, ImmutableArray<AncestorStatus> Ancestors)
{
    /// <summary>False where it attaches to nothing.</summary>
    public bool IsAttached => !Ancestors.IsEmpty;

    /// <summary>True where it attaches to something and every <c>Accepted</c> condition is true.</summary>
    public bool Accepted => IsAttached && Ancestors.All(a => a.IsAccepted);

    /// <summary>
    /// The messages of the <c>Accepted</c> conditions that are not true, each once and parted by <c>; </c>; of all of them where none is false;
    /// empty where the policy attaches to nothing.
    /// </summary>
    public string Message
    {
        get
        {
            var conditions = Ancestors.SelectMany(a => a.Conditions).Where(c => c.Type == AncestorStatus.Accepted).ToList();
            var wrong = conditions.Where(c => !c.IsTrue).ToList();
            return string.Join("; ", (wrong.Count > 0 ? wrong : conditions).Select(c => c.Message).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal));
        }
    }
}
