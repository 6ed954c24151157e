namespace BackendDsl.Kgateway.Translation;

/// <summary>What a policy may be for: a Service or a Backend of the input.</summary>
internal abstract class TargetSource(string kind, ObjectHead head)
{
    private List<PolicySource>? _policies;

    public ObjectHead Head { get; } = head;

    public ResourceKey Key => new(kind, Head.Namespace, Head.Name);

    /// <summary>
    /// Its policies, oldest first. One that reaches it by a reference and by a selector is there twice, as it is for the gateway.
    /// </summary>
    public IReadOnlyList<PolicySource> Policies => _policies ?? (IReadOnlyList<PolicySource>)[];

    public void Attach(PolicySource policy)
    {
        (_policies ??= new(1)).Add(policy);
        policy.Attached.Add(this);
    }
}
