using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Rules;

/// <summary>A rule with its place in a schema; the expression is compiled when a resource first has the place.</summary>
internal sealed class CompiledControllerRule
{
    private const string Targets = "targets";
    private const string EnvoyVersion = "envoyVersion";
    private const string Item = "[]";

    private readonly string[] _path;
    private readonly string[][] _fields;
    private readonly SchemaNode _node;
    private readonly KubernetesVersion _version;
    private readonly Lazy<(CelExpression? Expression, string? Problem)> _compiled;

    private CompiledControllerRule(ControllerRule rule, string[] path, SchemaNode node, KubernetesVersion version)
    {
        Rule = rule;
        _path = path;
        _node = node;
        _version = version;
        _fields = [.. (rule.Fields ?? "").Split(',').Select(b => b.Trim()).Where(b => b.Length > 0).Select(b => b.Split('.'))];
        _compiled = new(Compile);
    }

    public ControllerRule Rule { get; }

    public string? Problem => _compiled.Value.Problem;

    /// <summary>Null where the schema has no such place.</summary>
    public static CompiledControllerRule? Create(SchemaNode root, ControllerRule rule, KubernetesVersion version)
    {
        // "a.b[]" is the member a, its member b, and every item of that.
        var path = rule.At.Replace(Item, "." + Item).Split('.');
        SchemaNode? node = root;
        foreach (var name in path)
        {
            node = name == Item ? node.Items : node.FindProperty(name);
            if (node is null)
                return null;
        }

        return new(rule, path, node, version);
    }

    public bool IsReady(in ControllerFacts facts) => Rule.Needs switch
    {
        null => true,
        Targets => facts.Targets.Kind == ValueKind.Array && facts.Targets.Array.Count > 0,
        EnvoyVersion => facts.EnvoyVersion is not null,
        _ => false,
    };

    public void Check(in Value resource, in ControllerFacts facts, ref List<ControllerFinding>? findings) => Visit(resource, 0, FieldPath.Root, facts, ref findings);

    private void Visit(in Value value, int depth, FieldPath path, in ControllerFacts facts, ref List<ControllerFinding>? findings)
    {
        if (depth == _path.Length)
        {
            if (!value.IsAbsent && value.Kind is not (ValueKind.Null or ValueKind.MaybeAbsent or ValueKind.Unknown) && IsBroken(value, facts))
                (findings ??= []).Add(Report(value, path));
            return;
        }

        var name = _path[depth];
        if (name == Item)
        {
            for (var i = 0; value.Kind == ValueKind.Array && i < value.Array.Count; i++)
                Visit(value.Array[i], depth + 1, path.Item(i), facts, ref findings);
        }
        else if (value.Kind == ValueKind.Object && value.Object[name] is { IsPresent: true } member)
        {
            Visit(member, depth + 1, path.Member(name), facts, ref findings);
        }
    }

    private bool IsBroken(in Value self, in ControllerFacts facts)
    {
        if (_compiled.Value.Expression is not { } expression)
            return false;
        if (Rule.Needs is null)
            return expression.Evaluate(self).IsFalse;
        var bindings = new CelBindings().Set("self", self);
        if (Rule.Needs == Targets)
            bindings.Set(Targets, facts.Targets);
        else
            bindings.Set(EnvoyVersion, CelValue.Of((long)facts.EnvoyVersion!.Value));
        return expression.Evaluate(bindings).IsFalse;
    }

    private ControllerFinding Report(in Value self, FieldPath path)
    {
        foreach (var names in _fields)
        {
            var member = self;
            foreach (var name in names)
                member = member.Kind == ValueKind.Object ? member.Object[name] : default;
            if (!member.IsPresent)
                continue;
            path = names.Aggregate(path, (at, name) => at.Member(name));
            break;
        }

        var message = Rule.Message.Replace("{self}", self.Kind == ValueKind.String ? self.String : self.ToString());
        return new(Rule, new()
        {
            Id = Rule.Id,
            Severity = Rule.IsWarning ? FindingSeverity.Warning : FindingSeverity.Error,
            Path = path,
            Message = message,
            Rule = Rule.Rule,
            Source = FindingSource.Controller,
        });
    }

    private (CelExpression? Expression, string? Problem) Compile()
    {
        if (SchemaEnvironments.For(_node, isResourceRoot: false, _version) is not { } environment)
            return (null, "the schema of this value has no type");
        environment = Rule.Needs switch
        {
            Targets => environment.WithVariable(Targets, CelType.Dyn),
            EnvoyVersion => environment.WithVariable(EnvoyVersion, CelType.Int),
            _ => environment,
        };
        if (!CelExpression.TryCompile(Rule.Rule, environment, out var expression, out var issues))
            return (null, CelExpression.Describe(issues));
        return expression!.ResultType.Equals(CelType.Bool) ? (expression, null) : (null, "the expression is no condition");
    }
}
