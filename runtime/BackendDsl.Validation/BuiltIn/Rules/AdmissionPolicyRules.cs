using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Admission policies and what binds them.</summary>
internal static class AdmissionPolicyRules
{
    private const string AtLeastOne = "validations or auditAnnotations must contain at least one item";

    public static void Policy(Node node, Report report)
    {
        var policy = new ValidatingAdmissionPolicyView(node);
        var spec = policy.Spec;
        var at = Field.Root(Concept.Admission).Member("spec");
        Check.OneOf(spec.FailurePolicy, at.Member("failurePolicy"), report, "Fail", "Ignore");
        if (spec.ParamKind.Given.IsTrue)
            ParamKind(spec.ParamKind, at.Member("paramKind"), report);
        var constraints = at.Member("matchConstraints");
        if (!spec.MatchConstraints.Given)
            report.Required(constraints);
        if (spec.MatchConstraints.Given.IsTrue)
        {
            AdmissionMatchRules.Constraints(spec.MatchConstraints, constraints, report);
            if (spec.MatchConstraints.ResourceRules.HasNone)
                report.Required(constraints.Member("resourceRules"));
        }

        var hasParams = !spec.ParamKind.Given.IsFalse;
        AdmissionMatchRules.Conditions(spec.MatchConditions, hasParams, at.Member("matchConditions"), report);
        var compiler = AdmissionMatchRules.Environment(hasParams, report);
        Variables(spec.Variables, compiler, at.Member("variables"), report);
        if (spec.Validations.HasNone & spec.AuditAnnotations.HasNone)
        {
            report.Required(at.Member("validations"), AtLeastOne);
            report.Required(at.Member("auditAnnotations"), AtLeastOne);
        }

        // An expression may use a variable that is not known here.
        var complete = Known.Is(spec.Variables.Value);
        for (var i = 0; complete && i < spec.Validations.Count; i++)
            Validation(new(spec.Validations.At(i)), compiler, at.Member("validations").Item(i), report);
        Annotations(policy, complete ? compiler : null, at.Member("auditAnnotations"), report);
    }

    public static void Binding(Node node, Report report)
    {
        var spec = new ValidatingAdmissionPolicyBindingView(node).Spec;
        var at = Field.Root(Concept.Admission).Member("spec");
        if (spec.PolicyName.IsEmpty)
            report.Required(at.Member("policyName"));
        else
            NameRules.Subdomain(spec.PolicyName, at.Member("policyName"), report);
        if (spec.ParamRef.Given.IsTrue)
            ParamRef(spec.ParamRef, at.Member("paramRef"), report);
        if (spec.MatchResources.Given.IsTrue)
            AdmissionMatchRules.Constraints(spec.MatchResources, at.Member(report.Minor >= 32 ? "matchResources" : "matchResouces"), report);
        var place = at.Member("validationActions");
        var actions = spec.ValidationActions;
        if (actions.HasNone)
            report.Required(place, "at least one validation action is required");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < actions.Count; i++)
        {
            Check.OneOf(actions.At(i), place.Item(i), report, "Audit", "Deny", "Warn");
            if (actions.At(i).TryText(out var action) && !seen.Add(action))
                report.Duplicate(place.Item(i), actions.At(i));
        }

        if (seen.Contains("Deny") && seen.Contains("Warn"))
            report.Invalid(place, JsonText.Write(actions.Value), "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)");
    }

    private static void ParamRef(ParamRefView reference, Field at, Report report)
    {
        var (name, selector) = (!reference.Name.IsEmpty, reference.Selector.Given);
        if (reference.Name.TryText(out var text) && text.Length > 0)
            report.InvalidText(at.Member("name"), text, NameRules.PathSegment(text));
        if (name & selector)
            report.Forbidden(at.Member("name"), "name and selector are mutually exclusive");
        if (!name & !selector)
            report.Required(at, "one of name or selector must be specified");
        SelectorRules.Check(reference.Selector, at.Member("selector", Concept.Selectors), report);
        if (!reference.ParameterNotFoundAction.Given)
            report.Required(at.Member("parameterNotFoundAction"));
        Check.OneOf(reference.ParameterNotFoundAction, at.Member("parameterNotFoundAction"), report, "Deny", "Allow");
    }

    private static void ParamKind(ParamKindView kind, Field at, Report report)
    {
        if (kind.ApiVersion.TryText(out var version))
        {
            var slash = version.IndexOf('/');
            if (version.Length == 0)
                report.Required(at.Member("apiVersion"));
            else if (slash >= 0 && version.IndexOf('/', slash + 1) >= 0)
                report.InvalidText(at.Member("apiVersion"), version, "unexpected GroupVersion string: " + version);
            else
                report.InvalidText(at.Member("apiVersion"), version.Substring(slash + 1), Dns.CheckLabel1035(version.Substring(slash + 1)));
        }

        if (!kind.Kind.TryText(out var name))
            return;
        if (name.Length == 0)
            report.Required(at.Member("kind"));
        else if (Dns.CheckLabel1035(name.ToLowerInvariant()) is { Count: > 0 } messages)
            report.InvalidText(at.Member("kind"), name, "may have mixed case, but should otherwise match: " + string.Join(",", messages));
    }

    private static void Variables(Node variables, PolicyCompiler compiler, Field at, Report report)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Count; i++)
        {
            var variable = new VariableView(variables.At(i));
            var own = at.Item(i);
            // What comes behind may use it.
            if (!variable.Name.TryText(out var name) || !variable.Expression.TryText(out var expression))
                return;
            var good = false;
            if (name.Length == 0)
                report.Required(own.Member("name"), "name is not specified");
            else if (!IsIdentifier(name))
                report.InvalidText(own.Member("name"), name, "must be a valid CEL identifier");
            else
                good = names.Add(name);
            if (expression.Trim().Length == 0)
            {
                report.Required(own.Member("expression"), "expression is not specified");
                continue;
            }

            var type = AdmissionMatchRules.Compile(compiler, expression, own.Member("expression"), report);
            if (good)
                compiler.Declare(name, type);
        }
    }

    private static void Validation(ValidationView validation, PolicyCompiler compiler, Field at, Report report)
    {
        const string Empty = "must be non-empty if specified";
        if (validation.Expression.TryText(out var expression))
        {
            if (expression.Trim().Length == 0)
                report.Required(at.Member("expression"), "expression is not specified");
            else
                AdmissionMatchRules.Compile(compiler, expression, at.Member("expression"), report, CelType.Bool);
        }

        if (validation.MessageExpression.TryText(out var message) && message.Length > 0)
        {
            if (message.Trim().Length == 0)
                report.InvalidText(at.Member("messageExpression"), message, Empty);
            else
                AdmissionMatchRules.Compile(compiler, message, at.Member("messageExpression"), report, CelType.String);
        }

        if (validation.Message.TryText(out var text))
        {
            if (text.Length > 0 && text.Trim().Length == 0)
                report.InvalidText(at.Member("message"), text, Empty);
            else if (text.Trim().IndexOf('\n') >= 0)
                report.InvalidText(at.Member("message"), text, "must not contain line breaks");
            else if (text.Length == 0 && expression?.Trim().IndexOf('\n') >= 0)
                report.Required(at.Member("message"), "must be specified if expression contains line breaks");
        }

        if (validation.Reason.TryGiven(out string reason) && reason is not ("Unauthorized" or "Forbidden" or "Invalid" or "RequestEntityTooLarge"))
            report.NotSupported(at.Member("reason"), validation.Reason, "Forbidden", "Invalid", "RequestEntityTooLarge");
    }

    private static void Annotations(ValidatingAdmissionPolicyView policy, PolicyCompiler? compiler, Field at, Report report)
    {
        var annotations = policy.Spec.AuditAnnotations;
        if (annotations.Count > 20)
            report.TooMany(at, annotations.Count, 20);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < annotations.Count; i++)
        {
            var annotation = new AuditAnnotationView(annotations.At(i));
            var own = at.Item(i);
            if (annotation.Key.TryText(out var key))
            {
                if (new ObjectMetaView(policy.Metadata).Name.TryText(out var name))
                {
                    if (name.Length == 0)
                        report.InvalidText(own.Member("key"), key, "requires metadata.name be non-empty");
                    else
                        report.InvalidText(own.Member("key"), key.Length == 0 ? name + "/" : key, NameRules.QualifiedMessages(name + "/" + key));
                }

                if (!keys.Add(key))
                    report.Duplicate(own.Member("key"), annotation.Key);
            }

            if (!annotation.ValueExpression.TryText(out var expression))
                continue;
            if (expression.Trim().Length == 0)
                report.Required(own.Member("valueExpression"), "valueExpression is not specified");
            else if (expression.Trim().Length > 5 * 1024)
                report.TooLong(own.Member("valueExpression"), 5 * 1024);
            else if (compiler is not null)
                AdmissionMatchRules.Compile(compiler, expression, own.Member("valueExpression"), report, CelType.String, CelType.Null);
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (name is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if" or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while")
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (!(name[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (i > 0 && name[i] is >= '0' and <= '9')))
                return false;
        }

        return true;
    }
}
