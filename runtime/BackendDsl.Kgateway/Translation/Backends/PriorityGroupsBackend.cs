using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>A Backend of the type PriorityGroups (from 2.4): the hosts of static Backends, one locality for each group, the first group first.</summary>
internal static class PriorityGroupsBackend
{
    public static void Shape(ClusterDraft draft, BackendSource backend, TranslationContext context)
    {
        var cluster = draft.Cluster;
        cluster.LoadAssignment = new() { ClusterName = cluster.Name };
        var all = new List<StaticHost>();
        var priority = 0u;
        foreach (var group in backend.Spec.Blocks("priorityGroups"))
        {
            var locality = new LocalityLbEndpoints { Priority = priority };
            foreach (var reference in group.Blocks("backendRefs"))
            {
                var name = reference.Text("name") ?? "";
                if (context.FindBackend(new(Kinds.Backend, backend.Head.Namespace, name)) is not { } member)
                {
                    reference.Error("name", $"priority group {priority}: backend \"{name}\" not found");
                    continue;
                }

                if (!member.IsStatic)
                {
                    reference.Error("name", $"priority group {priority}: backend \"{name}\" is not a static backend");
                    continue;
                }

                all.AddRange(member.Hosts);
                locality.LbEndpoints.AddRange(member.Hosts.Select(StaticClusters.Endpoint));
            }

            cluster.LoadAssignment.Endpoints.Add(locality);
            priority++;
        }

        StaticClusters.Discover(draft, all, context.Options);
    }
}
