using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.BuiltIn.Reporting;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>
/// Checks the expressions of a ValidatingAdmissionPolicy against the types of the built-in kinds that it is about, as the server does after it has
/// taken the policy: a member that is not there, a number compared with a text. Nothing is refused for it.
/// </summary>
public static class PolicyTypeCheck
{
    /// <summary>The server looks at no more kinds.</summary>
    private const int MostKinds = 10;

    private const string Policy = "ValidatingAdmissionPolicy";

    /// <summary>
    /// What the server will say in <c>status.typeChecking</c>: a warning an expression, in its words. What it says only because it knows no type for
    /// quantities is an info: the expression is good.
    /// </summary>
    /// <param name="policy">The policy as an object.</param>
    /// <param name="version">The server's version.</param>
    public static IReadOnlyList<Finding> Check(Value policy, KubernetesVersion version = default)
    {
        var findings = new List<Finding>();
        var spec = Member(policy, "spec");
        var kinds = Kinds(Member(spec, "matchConstraints"), version);
        if (kinds.Count == 0 || Text(policy, "kind") is not (Policy or ""))
            return findings;
        var server = kinds.ConvertAll(kind => (kind, Compiler: Prepare(spec, kind, version, knowsQuantities: false)));
        var list = Member(spec, "validations");
        for (var i = 0; list.Kind == ValueKind.Array && i < list.Array.Count; i++)
        {
            foreach (var member in (string[])["expression", "messageExpression"])
            {
                if (Text(list.Array[i], member) is { Length: > 0 } expression)
                    CheckOne(expression, FieldPath.Root.Member("spec").Member("validations").Item(i).Member(member));
            }
        }

        return findings;

        void CheckOne(string expression, FieldPath path)
        {
            var message = "";
            var isFalseAlarm = true;
            foreach (var (kind, compiler) in server)
            {
                if (compiler.Issues(expression) is not { Count: > 0 } issues)
                    continue;
                message += $"{kind.Group}/{kind.Version}, Kind={kind.Kind}: {string.Join("\n", issues)}\n";
                isFalseAlarm &= Prepare(spec, kind, version, knowsQuantities: true).Issues(expression).Count == 0;
            }

            if (message.Length == 0)
                return;
            findings.Add(new()
            {
                Id = ConceptIds.Of(Concept.PolicyTypes),
                Severity = isFalseAlarm ? FindingSeverity.Info : FindingSeverity.Warning,
                Path = path,
                Message = message,
                Note = isFalseAlarm ? "the server knows no type for quantities and will say this; the expression is good" : null,
                Source = FindingSource.BuiltIn,
            });
        }
    }

    private static PolicyCompiler Prepare(in Value spec, BuiltInKind kind, KubernetesVersion version, bool knowsQuantities)
    {
        var type = KindTypes.Of(kind, version.Minor, knowsQuantities);
        var parameters = Member(spec, "paramKind");
        var environment = PolicyEnvironment.Create(version, CelLibraries.NewExpressions, parameters.Kind == ValueKind.Object, hasAuthorizer: true)
            .WithVariable("object", type)
            .WithVariable("oldObject", type);
        if (BuiltInKinds.TryGet(Text(parameters, "apiVersion"), Text(parameters, "kind"), out var known))
            environment = environment.WithVariable("params", KindTypes.Of(known, version.Minor, knowsQuantities));
        var compiler = new PolicyCompiler(environment, new("kubernetes.variables"));
        var variables = Member(spec, "variables");
        for (var i = 0; variables.Kind == ValueKind.Array && i < variables.Array.Count; i++)
        {
            // A variable that does not compile may be anything.
            if (Text(variables.Array[i], "name") is { Length: > 0 } name)
                compiler.Declare(name, compiler.Compile(Text(variables.Array[i], "expression"), []).Compiled?.ResultType);
        }

        return compiler;
    }

    // Rules with a wildcard are about too much to say; one about a subresource is about no object of a known type.
    private static List<BuiltInKind> Kinds(in Value constraints, KubernetesVersion version)
    {
        var found = new List<BuiltInKind>();
        var rules = Member(constraints, "resourceRules");
        for (var i = 0; rules.Kind == ValueKind.Array && i < rules.Array.Count; i++)
        {
            var rule = rules.Array[i];
            var (groups, versions, resources) = (Texts(rule, "apiGroups"), Texts(rule, "apiVersions"), Texts(rule, "resources"));
            if (groups.Contains("*") || versions.Contains("*"))
                continue;
            foreach (var kind in BuiltInKinds.All)
            {
                if (kind.IsServedBy(version) && groups.Contains(kind.Group) && versions.Contains(kind.Version) && resources.Contains(kind.Plural) && !found.Contains(kind))
                    found.Add(kind);
            }
        }

        found.Sort(static (a, b) => string.CompareOrdinal(Sorted(a), Sorted(b)));
        if (found.Count > MostKinds)
            found.RemoveRange(MostKinds, found.Count - MostKinds);
        return found;
    }

    private static string Sorted(BuiltInKind kind) => $"{kind.Group}/{kind.Version}, Kind={kind.Kind}";

    private static List<string> Texts(in Value value, string name)
    {
        var texts = new List<string>();
        var list = Member(value, name);
        for (var i = 0; list.Kind == ValueKind.Array && i < list.Array.Count; i++)
        {
            if (list.Array[i].Kind == ValueKind.String)
                texts.Add(list.Array[i].String);
        }

        return texts;
    }

    private static string Text(in Value value, string name) => Member(value, name) is { Kind: ValueKind.String } text ? text.String : "";

    private static Value Member(in Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;
}
