using System.Text;
using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Acceptance;

/// <summary>CEL rules: their fields, and whether they compile.</summary>
internal sealed partial class KeywordRules
{
    /// <summary>Compiles the rules of a node; told are those that do not compile.</summary>
    public void Compile(RuleSite site)
    {
        for (var i = 0; i < site.Node.Rules.Count; i++)
            Compile(site.Node, site.Node.Rules[i], SchemaPaths.Entry(site.Path, "x-kubernetes-validations", i), site.IsRoot, site.Uncorrelatable);
    }

    private void CheckRules(SchemaNode node, string path)
    {
        for (var i = 0; i < node.Rules.Count; i++)
            CheckFields(node, node.Rules[i], SchemaPaths.Entry(path, "x-kubernetes-validations", i));
    }

    private void CheckFields(SchemaNode node, ValidationRule rule, string at)
    {
        var text = rule.Rule.Trim();
        var message = rule.Message?.Trim() ?? "";
        if (text.Length == 0)
            Required(at + ".rule", "rule is not specified");
        else if (rule.Message is { Length: > 0 } && message.Length == 0)
            Invalid(at + ".message", $"{GoQuote.Quote(rule.Message)}: message must be non-empty if specified");
        else if (HasNewline(message))
            Invalid(at + ".message", $"{GoQuote.Quote(rule.Message!)}: message must not contain line breaks");
        else if (HasNewline(text) && message.Length == 0 && rule.MessageExpression is not { Length: > 0 })
            Required(at + ".message", "message or messageExpression must be specified if rule contains line breaks");

        if (rule.MessageExpression is { Length: > 0 } expression && expression.Trim().Length == 0)
            Required(at + ".messageExpression", "must be non-empty if specified");
        if (rule.Reason is not (null or "FieldValueDuplicate" or "FieldValueForbidden" or "FieldValueInvalid" or "FieldValueRequired"))
            NotSupported(at + ".reason", rule.Reason, "\"FieldValueDuplicate\", \"FieldValueForbidden\", \"FieldValueInvalid\", \"FieldValueRequired\"");
        if (rule.FieldPath is { } fieldPath)
        {
            if (fieldPath.Trim().Length == 0)
                Invalid(at + ".fieldPath", $"{GoQuote.Quote(fieldPath)}: must be non-empty if specified");
            else if (HasNewline(fieldPath))
                Invalid(at + ".fieldPath", $"{GoQuote.Quote(fieldPath)}: must not contain line breaks");
            else if (!FieldPaths.TryParse(fieldPath, node, out _))
                Invalid(at + ".fieldPath", $"{GoQuote.Quote(fieldPath)}: must be a valid path");
        }
    }

    private void Compile(SchemaNode node, ValidationRule rule, string at, bool isRoot, string? uncorrelatable)
    {
        var environment = SchemaEnvironments.For(node, isRoot, version, rule.OptionalOldSelf == true, CelLibraries.NewExpressions);
        if (environment is null)
        {
            Add(at, FindingReason.InternalError, "Internal error: failed to retrieve type information for x-kubernetes-validations");
            return;
        }

        if (!CelExpression.TryCompile(rule.Rule, environment, out var expression, out var issues))
        {
            Refuse(rule, at + ".rule", CelExpression.Describe(issues));
            return;
        }

        if (!expression!.ResultType.Equals(CelType.Bool))
        {
            Refuse(rule, at + ".rule", "cel expression must evaluate to a bool");
            return;
        }

        var usesOldSelf = expression.Mentions("oldSelf");
        if (usesOldSelf && uncorrelatable is not null)
            Invalid(at + ".rule", $"{GoQuote.Quote(rule.Rule)}: oldSelf cannot be used on the uncorrelatable portion of the schema within {uncorrelatable}");
        if (rule.OptionalOldSelf is { } optional && !usesOldSelf)
            Invalid(at + ".optionalOldSelf", $"{(optional ? "true" : "false")}: may not be set if oldSelf is not used in rule");

        if (rule.MessageExpression is not { } text || text.Trim().Length == 0)
            return;
        if (!CelExpression.TryCompile(text, environment, out var message, out issues))
            Refuse(rule, at + ".messageExpression", CelExpression.Describe(issues));
        else if (!message!.ResultType.Equals(CelType.String))
            Refuse(rule, at + ".messageExpression", "messageExpression must evaluate to a string");
    }

    private void Refuse(ValidationRule rule, string path, string message) =>
        Add(path, FindingReason.FieldValueInvalid, $"Invalid value: {Shown(rule)}: {message}", rule.Rule);

    // The rule as the server prints it: its fields by their Go names.
    private static string Shown(ValidationRule rule)
    {
        var text = new StringBuilder("{\"Rule\":");
        GoText.Json(text, Value.Of(rule.Rule));
        text.Append(",\"Message\":");
        GoText.Json(text, Value.Of(rule.Message ?? ""));
        text.Append(",\"MessageExpression\":");
        GoText.Json(text, Value.Of(rule.MessageExpression ?? ""));
        text.Append(",\"Reason\":");
        GoText.Json(text, rule.Reason is null ? Value.Null : Value.Of(rule.Reason));
        text.Append(",\"FieldPath\":");
        GoText.Json(text, Value.Of(rule.FieldPath ?? ""));
        text.Append(",\"OptionalOldSelf\":").Append(rule.OptionalOldSelf switch { true => "true", false => "false", _ => "null" });
        return text.Append('}').ToString();
    }

    private static bool HasNewline(string text) => text.IndexOf('\n') >= 0 || text.IndexOf('\r') >= 0;
}
