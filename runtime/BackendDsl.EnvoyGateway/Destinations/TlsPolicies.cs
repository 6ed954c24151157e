using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>The BackendTLSPolicies of an input, and the status of each.</summary>
internal sealed class TlsPolicies
{
    private readonly World _world;
    private readonly Dictionary<Resource, PolicyReport> _reports = [];
    private readonly Dictionary<(string Group, string Kind, string Namespace, string Name), List<(Resource Policy, string? Section)>> _targets = [];

    public TlsPolicies(World world)
    {
        _world = world;
        foreach (var policy in world.Of(Kinds.BackendTlsPolicy))
        {
            _reports[policy] = new(policy);
            foreach (var target in policy.Spec.Items("targetRefs"))
            {
                var key = (target.Text("group") ?? "", target.Text("kind") ?? "", policy.Namespace, target.Text("name") ?? "");
                if (!_targets.TryGetValue(key, out var list))
                    _targets[key] = list = [];
                list.Add((policy, target.Text("sectionName")));
            }
        }
    }

    public IEnumerable<PolicyReport> Reports => _reports.Values;

    /// <summary>The policy of a backend: one that names the port before one that does not, else the older.</summary>
    public Resource? Find(string group, string kind, string space, string name, string? section)
    {
        if (!_targets.TryGetValue((group, kind, space, name), out var found))
            return null;
        Resource? whole = null;
        foreach (var (policy, named) in found)
        {
            if (named is null)
                whole ??= policy;
            else if (named == section)
                return policy;
        }

        return whole;
    }

    /// <summary>Says in the status of a policy that a route uses it, and in those of younger ones for the same target that they conflict.</summary>
    public void Accept(Resource policy, Ancestor ancestor)
    {
        foreach (var other in _world.Of(Kinds.BackendTlsPolicy))
        {
            if (other != policy && other.Namespace == policy.Namespace && Resource.CompareAge(policy, other) < 0 && SharesTarget(policy, other))
                _reports[other].Refuse(ancestor, "Conflicted", $"Policy conflicts with BackendTLSPolicy {policy.FullName}.");
        }

        var report = _reports[policy];
        report.Set(ancestor, new("ResolvedRefs", true, "ResolvedRefs", "Resolved all the Object references."));
        report.Accept(ancestor);
    }

    private static bool SharesTarget(Resource policy, Resource other) => policy.Spec.Items("targetRefs").Any(mine => other.Spec.Items("targetRefs").Any(theirs =>
        mine.Text("kind") == theirs.Text("kind") && mine.Text("name") == theirs.Text("name")
        && (mine.Text("group") ?? "") == (theirs.Text("group") ?? "") && mine.Text("sectionName") == theirs.Text("sectionName")));

    /// <summary>Says that its authorities cannot be used.</summary>
    public void Refuse(Resource policy, Ancestor ancestor, CaProblem problem)
    {
        var report = _reports[policy];
        report.Set(ancestor, new("ResolvedRefs", false, problem.Reason, problem.Message));
        report.Refuse(ancestor, "NoValidCACertificate", problem.Message);
    }
}
