using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Acceptance;

/// <summary>Rules that may get too expensive, one by one and all together.</summary>
internal sealed class CostRules(List<Finding> findings, KubernetesVersion version)
{
    // The server names so many rules where the sum is too high.
    private const int NamedInTotal = 4;

    // But none that is less than a hundredth of what all may cost.
    private const ulong NamedFrom = CelCost.SchemaLimit / 100;

    private readonly List<(string Path, ulong Cost)> _costs = [];

    private readonly HashSet<SchemaNode> _nodes = [];

    /// <summary>Sums up the rules of these nodes.</summary>
    public void Check(SchemaNode root, string path, IEnumerable<RuleSite> sites)
    {
        foreach (var site in sites)
            _nodes.Add(site.Node);
        Visit(root, path, isRoot: true, occurrences: 1);
        ulong total = 0;
        foreach (var (_, cost) in _costs)
            total = cost > ulong.MaxValue - total ? ulong.MaxValue : total + cost;
        if (total <= CelCost.SchemaLimit)
            return;
        foreach (var (at, _) in _costs.Where(c => c.Cost >= NamedFrom).OrderByDescending(c => c.Cost).Take(NamedInTotal))
            Add(at, "contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema");
        Add(path, Message("x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", total, CelCost.SchemaLimit));
    }

    private void Add(string path, string message) =>
        findings.Add(AcceptanceFinding.Of(path, FindingReason.FieldValueForbidden, "Forbidden: " + message, null));

    private static string Message(string subject, ulong cost, ulong limit) =>
        $"{subject} exceeds budget by factor of {CelCost.Excess(cost, limit)} (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";

    // How often a node occurs is the product of the limits around it, or unlimited as soon as one is missing.
    private void Visit(SchemaNode node, string path, bool isRoot, ulong? occurrences)
    {
        for (var i = 0; i < node.Rules.Count && _nodes.Contains(node); i++)
            CheckRule(node, node.Rules[i], SchemaPaths.Entry(path, "x-kubernetes-validations", i), isRoot, occurrences);
        foreach (var property in node.Properties)
            Visit(property.Schema, SchemaPaths.Property(path, property.Name), isRoot: false, occurrences);
        if (node.AdditionalProperties is not null)
            Visit(node.AdditionalProperties, SchemaPaths.Additional(path), isRoot: false, Times(occurrences, node.MaxProperties));
        if (node.Items is not null)
            Visit(node.Items, SchemaPaths.Items(path), isRoot: false, Times(occurrences, node.MaxItems));
    }

    private static ulong? Times(ulong? occurrences, long? limit)
    {
        if (occurrences is not { } count || limit is not { } most)
            return null;
        var factor = (ulong)Math.Max(0, most);
        return factor != 0 && count > ulong.MaxValue / factor ? ulong.MaxValue : count * factor;
    }

    private void CheckRule(SchemaNode node, ValidationRule rule, string at, bool isRoot, ulong? occurrences)
    {
        if (SchemaEnvironments.For(node, isRoot, version, rule.OptionalOldSelf == true, CelLibraries.NewExpressions) is not { } environment
            || !CelExpression.TryCompile(rule.Rule, environment, out var expression, out _)
            || !expression!.ResultType.Equals(CelType.Bool))
        {
            return;
        }

        Observe("estimated rule cost", at + ".rule", SchemaCost.Total(SchemaCost.Estimate(expression, node, isRoot), occurrences, node, isRoot));
        if (rule.MessageExpression is { } text && CelExpression.TryCompile(text, environment, out var message, out _) && message!.ResultType.Equals(CelType.String))
            Observe("estimated messageExpression cost", at + ".messageExpression", SchemaCost.Estimate(message, node, isRoot));
    }

    private void Observe(string subject, string at, ulong cost)
    {
        _costs.Add((at, cost));
        if (cost > CelCost.RuleLimit)
            Add(at, Message(subject, cost, CelCost.RuleLimit));
    }
}
