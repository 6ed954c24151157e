using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>A CEL rule made ready to run; compiled when it is first needed, as most nodes of a schema are never met.</summary>
internal sealed class CelRule
{
    private const int LongestMessage = 5120;

    private readonly SchemaNode _node;
    private readonly bool _isResourceRoot;
    private readonly KubernetesVersion _version;
    private volatile Compiled? _compiled;

    private CelRule(SchemaNode node, ValidationRule rule, bool isResourceRoot, KubernetesVersion version)
    {
        _node = node;
        Rule = rule;
        _isResourceRoot = isResourceRoot;
        _version = version;
        IsEmpty = string.IsNullOrWhiteSpace(rule.Rule);
    }

    public ValidationRule Rule { get; }

    /// <summary>True for a rule of nothing but white space, which a stored definition may have: it is not run.</summary>
    public bool IsEmpty { get; }

    /// <summary>The error of a rule that does not compile, else null.</summary>
    public string? Error => IsEmpty ? null : Ready.Error;

    public CelExpression Expression => Ready.Expression!;

    /// <summary>True for a rule about a change: it needs an old value.</summary>
    public bool IsTransition => Ready.IsTransition;

    /// <summary>True where the rule reads the old value, needed or not.</summary>
    public bool UsesOldSelf => Ready.UsesOldSelf;

    /// <summary>The field below the node that the rule names as its place.</summary>
    public IReadOnlyList<(string Name, bool IsKey)> Place => Ready.Place;

    private Compiled Ready => _compiled ??= new(this);

    public static CelRule[] Compile(SchemaNode node, bool isResourceRoot, KubernetesVersion version)
    {
        var rules = new CelRule[node.Rules.Count];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = new(node, node.Rules[i], isResourceRoot, version);
        return rules;
    }

    /// <summary>The message of the rule, or its text, to stand behind "evaluating rule:".</summary>
    public string Told => Rule.Message?.Trim() is { Length: > 0 } message ? message : Rule.Rule.Trim();

    /// <summary>The expression that makes the message, where there is one that compiles.</summary>
    public CelExpression? MessageExpression => Ready.MessageExpression;

    /// <summary>The message for a failure where no expression makes one.</summary>
    public string DefaultMessage => Rule.Message is { Length: > 0 } message ? message.Trim() : "failed rule: " + Rule.Rule.Trim();

    /// <summary>The message for a failure, of what the expression for it made.</summary>
    public string Message(in CelValue made) =>
        made.Kind == CelKind.String && made.String.Trim() is { Length: > 0 } text && text.IndexOf('\n') < 0 && CodePoints.Utf8Length(text) <= LongestMessage
            ? text
            : DefaultMessage;

    private sealed class Compiled
    {
        public readonly CelExpression? Expression;
        public readonly CelExpression? MessageExpression;
        public readonly string? Error;
        public readonly bool IsTransition;
        public readonly bool UsesOldSelf;
        public readonly IReadOnlyList<(string Name, bool IsKey)> Place = [];

        public Compiled(CelRule owner)
        {
            var rule = owner.Rule;
            if (rule.FieldPath is not null && FieldPaths.TryParse(rule.FieldPath, owner._node, out var place))
                Place = place;
            var environment = SchemaEnvironments.For(owner._node, owner._isResourceRoot, owner._version, rule.OptionalOldSelf == true);
            if (environment is null)
            {
                Error = "rule compile error: the schema of this value has no type";
                return;
            }

            if (!CelExpression.TryCompile(rule.Rule, environment, out Expression, out var issues))
            {
                Error = "rule compile error: " + CelExpression.Describe(issues);
                return;
            }

            if (!Expression!.ResultType.Equals(CelType.Bool))
            {
                Error = "rule compile error: cel expression must evaluate to a bool";
                return;
            }

            UsesOldSelf = Expression.Mentions("oldSelf");
            IsTransition = UsesOldSelf && rule.OptionalOldSelf != true;
            if (rule.MessageExpression is not null)
                CelExpression.TryCompile(rule.MessageExpression, environment, out MessageExpression, out _);
        }
    }
}
