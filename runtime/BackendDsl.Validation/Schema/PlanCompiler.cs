using BackendDsl.Cel.Text;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>Makes plans; equal nodes that the compact form shares are made once.</summary>
internal sealed class PlanCompiler(KubernetesVersion version)
{
    private readonly Dictionary<SchemaNode, NodePlan> _plans = [];

    public NodePlan Compile(SchemaNode node, bool isResourceRoot = false)
    {
        if (_plans.TryGetValue(node, out var known))
            return known;

        var plan = new NodePlan(node);
        _plans.Add(node, plan);
        var count = node.Properties.Count;
        if (count > 0)
        {
            plan.Names = new string[count];
            plan.Properties = new NodePlan[count];
            for (var i = 0; i < count; i++)
            {
                plan.Names[i] = node.Properties[i].Name;
                plan.Properties[i] = Compile(node.Properties[i].Schema);
            }
        }

        plan.Required = [.. node.Required];
        plan.Items = node.Items is null ? null : Compile(node.Items);
        plan.Additional = node.AdditionalProperties is null ? null : Compile(node.AdditionalProperties);
        plan.KeepsUnknownNames = node.AdditionalProperties is not null || node.AdditionalPropertiesAllowed is not null;
        plan.AllOf = CompileAll(node.AllOf);
        plan.AnyOf = CompileAll(node.AnyOf);
        plan.OneOf = CompileAll(node.OneOf);
        plan.Not = node.Not is null ? null : Compile(node.Not);
        plan.Format = Formats.Enforced(node, version);
        if (count > 0)
        {
            var defaulted = new List<int>();
            for (var i = 0; i < count; i++)
            {
                if (!plan.Properties[i].Default.IsAbsent)
                    defaulted.Add(i);
            }

            plan.Defaulted = [.. defaulted];
        }

        if (!node.Default.IsAbsent)
            plan.Default = new Normalizer().ApplyDefaults(plan, node.Default);
        if (node.Rules.Count > 0)
            plan.Rules = CelRule.Compile(node, isResourceRoot, version);
        Sum(plan);
        return plan;
    }

    private NodePlan[] CompileAll(IReadOnlyList<SchemaNode> nodes)
    {
        if (nodes.Count == 0)
            return [];
        var plans = new NodePlan[nodes.Count];
        for (var i = 0; i < plans.Length; i++)
            plans[i] = Compile(nodes[i]);
        return plans;
    }

    private static void Sum(NodePlan plan)
    {
        var node = plan.Node;
        plan.HasDefaults = !node.Default.IsAbsent;
        plan.HasListTypes = node.ListType is "set" or "map";
        plan.HasEmbedded = node.EmbeddedResource;
        plan.HasRules = plan.Rules.Length > 0;
        foreach (var child in plan.Properties)
            Add(plan, child);
        if (plan.Items is not null)
            Add(plan, plan.Items);
        if (plan.Additional is not null)
            Add(plan, plan.Additional);

        plan.IsFree = node.Type == SchemaType.None && node.UnknownType is null && !node.IntOrString && plan.Format is null && plan.Names.Length == 0
            && plan.Required.Length == 0 && plan.Items is null && plan.Additional is null && node.AdditionalPropertiesAllowed != false
            && node.Enum.Count == 0 && node.Minimum is null && node.Maximum is null && node.MultipleOf is null
            && node.MinLength is null && node.MaxLength is null && node.Pattern is null && node.MinItems is null && node.MaxItems is null
            && node.MinProperties is null && node.MaxProperties is null && plan.AllOf.Length == 0 && plan.AnyOf.Length == 0
            && plan.OneOf.Length == 0 && plan.Not is null;
    }

    private static void Add(NodePlan plan, NodePlan child)
    {
        plan.HasDefaults |= child.HasDefaults;
        plan.HasListTypes |= child.HasListTypes;
        plan.HasEmbedded |= child.HasEmbedded;
        plan.HasRules |= child.HasRules;
    }
}
