using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>The constraints of the API, read from <c>constraints.txt</c>, which the build prints from the options of the protos.</summary>
internal sealed class ConstraintTable
{
    private static readonly Lazy<ConstraintTable> s_default = new(() => new ConstraintTable(ApiSchema.Resource("constraints.txt")));

    private readonly Dictionary<string, List<Constraint>> _byMessage = new(StringComparer.Ordinal);

    // By the index of the message. Two threads that make the same plan at once make equal ones.
    private readonly ConstraintPlan?[] _plans = new ConstraintPlan?[ApiSchema.Default.Count];

    private ConstraintTable(string text)
    {
        var rules = new List<ClusterRule>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var constraint = Read(line[..space], line[(space + 1)..colon], line[(colon + 2)..]);
            rules.Add(constraint.Rule);
            if (!_byMessage.TryGetValue(line[..space], out var list)) _byMessage[line[..space]] = list = [];
            list.Add(constraint);
        }
        Rules = rules;
    }

    public static ConstraintTable Default => s_default.Value;

    public IReadOnlyList<ClusterRule> Rules { get; }

    public IReadOnlyList<Constraint> Of(ApiMessage type) => _byMessage.TryGetValue(type.FullName, out var found) ? found : [];

    /// <summary>What is checked on a message, in Envoy's order.</summary>
    public ConstraintPlan Plan(ApiMessage type) => Volatile.Read(ref _plans[type.Index]) ?? Prepare(type);

    private ConstraintPlan Prepare(ApiMessage type)
    {
        var plan = new ConstraintPlan(type, Of(type));
        Volatile.Write(ref _plans[type.Index], plan);
        return plan;
    }

    private static Constraint Read(string message, string field, string rules)
    {
        var isOneof = field[0] == '|';
        var rule = new ClusterRule($"{message}.{field.TrimStart('|')}", "", FindingEffect.Refused, isOneof ? "one member is required" : rules, "constraint of the API", isThrown: true);
        if (isOneof) return new Constraint { Rule = rule, Oneof = field[1..] };
        if (!ApiSchema.Default.Message(message).TryGetField(field, out var described)) throw new InvalidOperationException($"no field {message}.{field}");
        var parts = ConstraintParser.Split(rules);
        var constraint = new Constraint
        {
            Rule = rule,
            Field = described,
            IsRequired = parts.Contains("required"),
            IgnoresEmpty = parts.Contains("ignore_empty"),
        };
        ConstraintParser.Read(constraint, described, parts);
        return constraint;
    }
}
