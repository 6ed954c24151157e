using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>What the status of one policy will say.</summary>
internal sealed class PolicyReport(Resource policy)
{
    private readonly List<(Ancestor Ancestor, List<PolicyCondition> Conditions)> _ancestors = [];

    public Resource Policy { get; } = policy;

    public IReadOnlyList<(Ancestor Ancestor, List<PolicyCondition> Conditions)> Ancestors => _ancestors;

    /// <summary>Sets a condition; one of the same type under that ancestor is replaced in its place.</summary>
    public void Set(Ancestor ancestor, PolicyCondition condition)
    {
        var conditions = Of(ancestor);
        var at = conditions.FindIndex(c => c.Type == condition.Type);
        if (at < 0)
            conditions.Add(condition);
        else
            conditions[at] = condition;
    }

    /// <summary>Says that the policy is accepted, unless something else was said before.</summary>
    public void Accept(Ancestor ancestor)
    {
        if (!Of(ancestor).Exists(c => c.Type == "Accepted"))
            Set(ancestor, new("Accepted", true, "Accepted", "Policy has been accepted."));
    }

    public void Refuse(Ancestor ancestor, string reason, string message) => Set(ancestor, new("Accepted", false, reason, message));

    private List<PolicyCondition> Of(Ancestor ancestor)
    {
        foreach (var entry in _ancestors)
        {
            if (entry.Ancestor == ancestor)
                return entry.Conditions;
        }

        _ancestors.Add((ancestor, []));
        return _ancestors[^1].Conditions;
    }
}
