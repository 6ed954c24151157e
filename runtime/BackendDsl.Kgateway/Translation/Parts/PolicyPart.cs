namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>
/// One family of fields of a policy, read once. Its messages are shared by all clusters of the policy: those that are not serialised at once are
/// cloned on the way in.
/// </summary>
internal abstract class PolicyPart(PolicyUnit unit)
{
    public PolicyUnit Unit { get; } = unit;

    /// <summary>Puts it into a cluster.</summary>
    /// <returns>False where it has no effect on that cluster; the draft then has a warning.</returns>
    public abstract bool Apply(ClusterDraft draft);
}
