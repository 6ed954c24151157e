using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>What webhooks and policies are asked about: resources, operations, conditions.</summary>
internal static class AdmissionMatchRules
{
    private static readonly string[] s_operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];

    public static void Rule(Node rule, Field at, Report report)
    {
        var operations = rule.Member("operations");
        if (operations.HasNone)
            report.Required(at.Member("operations"));
        Alone(operations, "operations", at.Member("operations"), report);
        for (var i = 0; i < operations.Count; i++)
            Check.OneOf(operations.At(i), at.Member("operations").Item(i), report, s_operations);
        foreach (var (member, what) in new[] { ("apiGroups", "API groups"), ("apiVersions", "API versions") })
        {
            var list = rule.Member(member);
            if (list.HasNone)
                report.Required(at.Member(member));
            Alone(list, what, at.Member(member), report);
            for (var i = 0; member == "apiVersions" && i < list.Count; i++)
                Check.Required(list.At(i), at.Member(member).Item(i), report);
        }

        Resources(rule.Member("resources"), at.Member("resources"), report);
        Check.OneOf(rule.Member("scope"), at.Member("scope"), report, "*", "Cluster", "Namespaced");
    }

    /// <summary>A policy's or binding's whole choice.</summary>
    public static void Constraints(MatchResourcesView match, Field at, Report report)
    {
        Check.OneOf(match.MatchPolicy, at.Member("matchPolicy"), report, "Equivalent", "Exact");
        SelectorRules.Check(match.NamespaceSelector, at.Member("namespaceSelector", Concept.Selectors), report);
        SelectorRules.Check(match.ObjectSelector, at.Member("objectSelector", Concept.Selectors), report);
        foreach (var (member, rules) in new[] { ("resourceRules", match.ResourceRules), ("excludeResourceRules", match.ExcludeResourceRules) })
        {
            for (var i = 0; i < rules.Count; i++)
            {
                var own = at.Member(member).Item(i);
                Names(rules.At(i).Member("resourceNames"), own.Member("resourceNames"), report);
                Rule(rules.At(i), own, report);
            }
        }
    }

    public static void Conditions(Node conditions, bool hasParams, Field at, Report report)
    {
        if (conditions.Count > 64)
            report.TooMany(at, conditions.Count, 64);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            var condition = new MatchConditionView(conditions.At(i));
            var own = at.Item(i);
            if (condition.Expression.TryText(out var expression))
            {
                if (expression.Trim().Length == 0)
                    report.Required(own.Member("expression"));
                else
                    Compile(Environment(hasParams, report), expression, own.Member("expression"), report, CelType.Bool);
            }

            if (condition.Name.TryText(out var name))
            {
                if (name.Length == 0)
                    report.Required(own.Member("name"));
                else if (!names.Add(name))
                    report.Duplicate(own.Member("name"), condition.Name);
                else
                    report.InvalidText(own.Member("name"), name, NameRules.QualifiedMessages(name));
            }
        }
    }

    public static PolicyCompiler Environment(bool hasParams, Report report) =>
        new(PolicyEnvironment.Create(new(report.Minor), CelLibraries.NewExpressions, hasParams, hasAuthorizer: true), new("kubernetes.variables"));

    /// <summary>Compiles an expression; the type it has, or anything where it has none.</summary>
    public static CelType? Compile(PolicyCompiler compiler, string text, Field at, Report report, params CelType[] types)
    {
        var expression = compiler.Compile(text, types);
        if (expression.Error is { } error)
            report.InvalidText(at, text, error);
        return expression.Compiled?.ResultType;
    }

    private static void Names(Node names, Field at, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (!names.At(i).TryText(out var name))
                continue;
            report.InvalidText(at.Item(i), name, NameRules.PathSegment(name));
            if (!seen.Add(name))
                report.Duplicate(at.Item(i), names.At(i));
        }
    }

    private static void Alone(Node list, string what, Field at, Report report)
    {
        if (list.Count > 1 && list.Holds("*").IsTrue)
            report.Invalid(at, JsonText.Write(list.Value), $"if '*' is present, must not specify other {what}");
    }

    private static void Resources(Node resources, Field at, Report report)
    {
        if (resources.HasNone)
            report.Required(at);
        var (all, any, plain) = (false, false, false);
        var (whole, everywhere) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < resources.Count; i++)
        {
            if (!resources.At(i).TryText(out var text))
                continue;
            if (text.Length == 0)
            {
                report.Required(at.Item(i));
                continue;
            }

            all |= text == "*/*";
            any |= text == "*";
            var slash = text.IndexOf('/');
            if (slash < 0)
            {
                plain |= text != "*";
                continue;
            }

            var (resource, part) = (text.Substring(0, slash), text.Substring(slash + 1));
            if (whole.Contains(resource))
                report.InvalidText(at.Item(i), text, $"if '{resource}/*' is present, must not specify {text}");
            if (everywhere.Contains(part))
                report.InvalidText(at.Item(i), text, $"if '*/{part}' is present, must not specify {text}");
            if (part == "*")
                whole.Add(resource);
            if (resource == "*")
                everywhere.Add(part);
        }

        if (resources.Count > 1 && all)
            report.Invalid(at, JsonText.Write(resources.Value), "if '*/*' is present, must not specify other resources");
        if (any && plain)
            report.Invalid(at, JsonText.Write(resources.Value), "if '*' is present, must not specify other resources without subresources");
    }
}
