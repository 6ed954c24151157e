using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>The BackendTLSPolicies of an input, and the status of each.</summary>
internal sealed class TlsPolicies
{
    private readonly World _world;
    private readonly Dictionary<Resource, PolicyReport> _reports = [];

    public TlsPolicies(World world)
    {
        _world = world;
        foreach (var policy in world.Of(Kinds.BackendTlsPolicy))
            _reports[policy] = new(policy);
    }

    public IEnumerable<PolicyReport> Reports => _reports.Values;

    /// <summary>The policy of a backend: one that names the port before one that does not, else the older.</summary>
    public Resource? Find(string group, string kind, string space, string name, string? section)
    {
        Resource? whole = null;
        foreach (var policy in _world.Of(Kinds.BackendTlsPolicy))
        {
            if (policy.Namespace != space)
                continue;
            foreach (var target in policy.Spec.Items("targetRefs"))
            {
                if ((target.Text("group") ?? "") != group || target.Text("kind") != kind || target.Text("name") != name)
                    continue;
                if (target.Text("sectionName") is not { } named)
                    whole ??= policy;
                else if (named == section)
                    return policy;
            }
        }

        return whole;
    }

    /// <summary>Says in the status of a policy that a route uses it.</summary>
    public void Accept(Resource policy, Ancestor ancestor)
    {
        var report = _reports[policy];
        report.Set(ancestor, new("ResolvedRefs", true, "ResolvedRefs", "Resolved all the Object references."));
        report.Accept(ancestor);
    }

    /// <summary>Says that its authorities cannot be used.</summary>
    public void Refuse(Resource policy, Ancestor ancestor, CaProblem problem)
    {
        var report = _reports[policy];
        report.Set(ancestor, new("ResolvedRefs", false, problem.Reason, problem.Message));
        report.Refuse(ancestor, "NoValidCACertificate", problem.Message);
    }
}
