using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>What the status of one policy will say.</summary>
internal sealed class PolicyReport(Resource policy)
{
    private static readonly PolicyCondition s_accepted = new(PolicyCondition.Accepted, true, "Accepted", "Policy has been accepted.");

    private readonly List<(Ancestor Ancestor, List<PolicyCondition> Conditions)> _ancestors = new(1);

    public Resource Policy { get; } = policy;

    public List<(Ancestor Ancestor, List<PolicyCondition> Conditions)> Ancestors => _ancestors;

    /// <summary>The conditions that say that it is not accepted.</summary>
    public IEnumerable<PolicyCondition> Refusals
    {
        get
        {
            List<PolicyCondition>? found = null;
            foreach (var (_, conditions) in _ancestors)
            {
                foreach (var condition in conditions)
                {
                    if (condition is { Type: PolicyCondition.Accepted, Status: false })
                        (found ??= []).Add(condition);
                }
            }

            return found ?? (IEnumerable<PolicyCondition>)[];
        }
    }

    /// <summary>Sets a condition; one of the same type under that ancestor is replaced in its place.</summary>
    public void Set(Ancestor ancestor, PolicyCondition condition)
    {
        var conditions = Of(ancestor);
        var at = IndexOf(conditions, condition.Type);
        if (at < 0)
            conditions.Add(condition);
        else
            conditions[at] = condition;
    }

    /// <summary>Says that the policy is accepted, unless something else was said before.</summary>
    public void Accept(Ancestor ancestor)
    {
        var conditions = Of(ancestor);
        if (IndexOf(conditions, PolicyCondition.Accepted) < 0)
            conditions.Add(s_accepted);
    }

    public void Refuse(Ancestor ancestor, string reason, string message) => Set(ancestor, new(PolicyCondition.Accepted, false, reason, message));

    private static int IndexOf(List<PolicyCondition> conditions, string type)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Type == type)
                return i;
        }

        return -1;
    }

    private List<PolicyCondition> Of(Ancestor ancestor)
    {
        foreach (var entry in _ancestors)
        {
            if (entry.Ancestor == ancestor)
                return entry.Conditions;
        }

        _ancestors.Add((ancestor, new(1)));
        return _ancestors[^1].Conditions;
    }
}
