using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Admission;

/// <summary>A <c>ValidatingAdmissionPolicy</c>, compiled.</summary>
public sealed class AdmissionPolicy
{
    private const int LongestMessage = 5120;

    private readonly List<string> _problems = [];
    private readonly List<PolicyVariable> _variables = [];
    private readonly List<(string Name, PolicyExpression Expression)> _conditions = [];
    private readonly List<(PolicyExpression Expression, string? Message, PolicyExpression? MessageExpression, string Reason)> _validations = [];
    private readonly List<(string Key, PolicyExpression Expression)> _annotations = [];
    private readonly CelObjectType _variableType = new("kubernetes.variables");
    private readonly bool _fails;

    private AdmissionPolicy(in Value document, KubernetesVersion version)
    {
        Version = version;
        var metadata = PolicyReading.Member(document, "metadata");
        Name = PolicyReading.Member(metadata, "name") is { Kind: ValueKind.String } name ? name.String : "";
        var reading = new PolicyReading($"policy '{Name}'", _problems);
        var spec = PolicyReading.Member(document, "spec");
        Match = new(PolicyReading.Member(spec, "matchConstraints"), reading);
        if (!Match.HasRules)
            reading.Report("spec.matchConstraints.resourceRules must not be empty");
        if (PolicyReading.Member(spec, "paramKind") is { Kind: ValueKind.Object } paramKind)
        {
            (ParamApiVersion, ParamKind) = (reading.Text(paramKind, "apiVersion"), reading.Text(paramKind, "kind"));
            if (ParamApiVersion is not { Length: > 0 } || ParamKind is not { Length: > 0 })
                reading.Report("spec.paramKind needs apiVersion and kind");
        }

        var failure = reading.Text(spec, "failurePolicy") ?? "Fail";
        if (failure is not ("Fail" or "Ignore"))
            reading.Report($"failurePolicy '{failure}' must be Fail or Ignore");
        _fails = failure != "Ignore";
        Compile(spec, reading);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The server version its expressions are compiled for.</summary>
    public KubernetesVersion Version { get; }

    /// <summary>The apiVersion of its parameters; null where it has none.</summary>
    public string? ParamApiVersion { get; }

    /// <summary>The kind of its parameters; null where it has none.</summary>
    public string? ParamKind { get; }

    /// <summary>What a server would refuse in it, expressions that do not compile included.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal MatchRules Match { get; }

    /// <summary>Errors of expressions by the field they stand in, for a policy that is newly written.</summary>
    internal List<(string Field, string Error)> CompileErrors { get; } = [];

    /// <summary>Reads a policy; whatever is wrong with it is among <see cref="Problems"/>.</summary>
    public static AdmissionPolicy Read(Value document, KubernetesVersion version = default) => new(document, version);

    private void Compile(in Value spec, PolicyReading reading)
    {
        var hasParams = ParamKind is not null;
        var stored = new PolicyCompiler(PolicyEnvironment.Create(Version, CelLibraries.StoredExpressions, hasParams, hasAuthorizer: true), _variableType);
        var fresh = new PolicyCompiler(PolicyEnvironment.Create(Version, CelLibraries.NewExpressions, hasParams, hasAuthorizer: true), new("kubernetes.variables"));
        var messages = new PolicyCompiler(PolicyEnvironment.Create(Version, CelLibraries.StoredExpressions, hasParams, hasAuthorizer: false), _variableType);
        var freshMessages = new PolicyCompiler(PolicyEnvironment.Create(Version, CelLibraries.NewExpressions, hasParams, hasAuthorizer: false), fresh.Variables);

        PolicyExpression Make(PolicyCompiler now, PolicyCompiler check, string text, string field, params CelType[] types)
        {
            if (check.Compile(text, types).Error is { } error)
            {
                CompileErrors.Add((field, error));
                reading.Report($"spec.{field}: {error}");
            }

            return now.Compile(text, types);
        }

        var i = 0;
        foreach (var variable in reading.List(spec, "variables"))
        {
            var name = reading.Text(variable, "name") ?? "";
            if (!IsIdentifier(name) || FieldNames.IsReserved(name))
                reading.Report($"spec.variables[{i}].name: '{name}' is not a valid CEL identifier");
            var text = reading.Text(variable, "expression") ?? "";
            var expression = Make(stored, fresh, text, $"variables[{i}].expression");
            _variables.Add(new(name, expression.Compiled, expression.Error));
            stored.Declare(name, expression.Compiled?.ResultType);
            fresh.Declare(name, fresh.Compile(text, []).Compiled?.ResultType);
            i++;
        }

        i = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in reading.List(spec, "matchConditions"))
        {
            var name = reading.Text(condition, "name") ?? "";
            ReportName(reading, $"spec.matchConditions[{i}].name", name);
            if (!names.Add(name))
                reading.Report($"spec.matchConditions[{i}].name: '{name}' stands twice");
            _conditions.Add((name, Make(stored, fresh, reading.Text(condition, "expression") ?? "", $"matchConditions[{i}].expression", CelType.Bool)));
            i++;
        }

        if (i > 64)
            reading.Report("spec.matchConditions: must have at most 64 items");
        i = 0;
        foreach (var validation in reading.List(spec, "validations"))
        {
            var reason = reading.Text(validation, "reason") ?? "Invalid";
            if (reason is not ("Invalid" or "Forbidden" or "Unauthorized" or "RequestEntityTooLarge"))
                reading.Report($"spec.validations[{i}].reason: '{reason}' is not supported");
            var text = reading.Text(validation, "expression") ?? "";
            var message = reading.Text(validation, "message");
            var messageText = reading.Text(validation, "messageExpression");
            if (message is { Length: > 0 } && message.Trim().Length == 0)
                reading.Report($"spec.validations[{i}].message: must be non-empty if specified");
            message = message?.Trim();
            if (message is not null && HasNewline(message))
                reading.Report($"spec.validations[{i}].message: must not contain line breaks");
            else if (message is not { Length: > 0 } && HasNewline(text.Trim()))
                reading.Report($"spec.validations[{i}].message: must be specified if expression contains line breaks");
            if (messageText is { Length: > 0 } && messageText.Trim().Length == 0)
                reading.Report($"spec.validations[{i}].messageExpression: must be non-empty if specified");
            var expression = Make(stored, fresh, text, $"validations[{i}].expression", CelType.Bool);
            var messageExpression = messageText is null ? null : Make(messages, freshMessages, messageText, $"validations[{i}].messageExpression", CelType.String);
            _validations.Add((expression, message, messageExpression, reason));
            i++;
        }

        i = 0;
        names.Clear();
        foreach (var annotation in reading.List(spec, "auditAnnotations"))
        {
            var key = reading.Text(annotation, "key") ?? "";
            ReportName(reading, $"spec.auditAnnotations[{i}].key", Name + "/" + key);
            if (!names.Add(key))
                reading.Report($"spec.auditAnnotations[{i}].key: '{key}' stands twice");
            _annotations.Add((key, Make(stored, fresh, reading.Text(annotation, "valueExpression") ?? "", $"auditAnnotations[{i}].valueExpression", CelType.String, CelType.Null)));
            i++;
        }

        if (_annotations.Count > 20)
            reading.Report("spec.auditAnnotations: must have at most 20 items");
        if (_validations.Count + _annotations.Count == 0)
            reading.Report("spec.validations or spec.auditAnnotations must not be empty");
    }

    /// <summary>Judges a request that the policy is about. Parameters: absent for null, unknown where they are not known.</summary>
    internal PolicyDecisions Evaluate(AdmissionRequest request, in Value parameters)
    {
        var isOpen = false;
        if (Conditions(request, parameters, out var conditionErrors, ref isOpen) == false)
            return new([], IsSkipped: true, IsOpen: false, []);
        if (isOpen)
            return new([], IsSkipped: false, IsOpen: true, []);
        if (conditionErrors.Count > 0)
        {
            if (!_fails)
                return new([], IsSkipped: true, IsOpen: false, []);
            var message = conditionErrors.Count == 1 ? conditionErrors[0] : "[" + string.Join(", ", conditionErrors) + "]";
            return new([new(0, PolicyOutcome.Error, true, message, "Invalid", "")], IsSkipped: false, IsOpen: false, []);
        }

        var bindings = Bind(request, parameters, hidesNamespace: false, WorkLimits.PolicySteps);
        var decisions = new List<PolicyDecision>(_validations.Count);
        for (var i = 0; i < _validations.Count; i++)
        {
            var validation = _validations[i];
            var text = validation.Expression.Text;
            var value = Run(validation.Expression, bindings, out var error);
            if (error is not null)
                decisions.Add(new(i, PolicyOutcome.Error, _fails, error, "Invalid", text));
            else if (value.IsUnknown)
                decisions.Add(new(i, PolicyOutcome.Unknown, false, "", "", text));
            else if (value.IsTrue)
                decisions.Add(new(i, PolicyOutcome.Admit, false, "", "", text));
            else
                decisions.Add(new(i, PolicyOutcome.Deny, true, Message(validation.MessageExpression, validation.Message, text, bindings), validation.Reason, text));
        }

        return new(decisions, IsSkipped: false, IsOpen: false, Annotate(bindings));
    }

    private CelBindings Bind(AdmissionRequest request, in Value parameters, bool hidesNamespace, long budget)
    {
        var bindings = PolicyEnvironment.Bind(request, parameters, hidesNamespace, budget);
        bindings.Set("variables", CelValue.Of(new PolicyVariables(_variableType, _variables, bindings)));
        return bindings;
    }

    private bool Conditions(AdmissionRequest request, in Value parameters, out List<string> errors, ref bool isOpen)
    {
        errors = [];
        if (_conditions.Count == 0)
            return true;
        var bindings = Bind(request, parameters, hidesNamespace: true, WorkLimits.MatchSteps);
        var isFalse = false;
        foreach (var (_, expression) in _conditions)
        {
            var value = Run(expression, bindings, out var error);
            if (error is not null)
                errors.Add(error);
            else if (value.IsUnknown)
                isOpen = true;
            else
                isFalse |= value.IsFalse;
        }

        return !isFalse;
    }

    private static CelValue Run(PolicyExpression expression, CelBindings bindings, out string? error)
    {
        error = null;
        if (expression.Compiled is not { } compiled)
        {
            error = "compilation error: " + expression.Error;
            return default;
        }

        // One expression may not use up what all have together.
        var all = bindings.Budget;
        var share = Math.Min(all, CelExpression.DefaultBudget);
        bindings.Budget = share;
        var value = compiled.Evaluate(bindings);
        bindings.Budget = all - (share - bindings.Budget);
        if (value.IsError)
            error = $"expression '{expression.Text}' resulted in error: {value.Error!.Message}";
        return value;
    }

    private static string Message(PolicyExpression? expression, string? message, string text, CelBindings bindings)
    {
        if (expression is not null)
        {
            var value = Run(expression, bindings, out var error);
            if (error is null && value.Kind == CelKind.String && value.String.Trim() is { Length: > 0 } told
                && told.IndexOf('\n') < 0 && CodePoints.Utf8Length(told) <= LongestMessage)
            {
                return told;
            }
        }

        return message is { Length: > 0 } ? message : "failed expression: " + text.Trim();
    }

    private List<AuditAnnotation> Annotate(CelBindings bindings)
    {
        var annotations = new List<AuditAnnotation>();
        foreach (var (key, expression) in _annotations)
        {
            var value = Run(expression, bindings, out var error);
            if (error is not null)
                annotations.Add(new(key, _fails ? "error" : "exclude", null, error));
            else if (value.Kind == CelKind.String && value.String.Trim() is { Length: > 0 } text)
                annotations.Add(new(key, "publish", text, null));
            else
                annotations.Add(new(key, "exclude", null, null));
        }

        return annotations;
    }

    private static void ReportName(PolicyReading reading, string field, string name)
    {
        foreach (var problem in Dns.CheckQualifiedName(name))
            reading.Report($"{field}: '{name}': {problem}");
    }

    private static bool HasNewline(string text) => text.IndexOf('\n') >= 0 || text.IndexOf('\r') >= 0;

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0)
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (!(name[i] is '_' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' || (i > 0 && name[i] is >= '0' and <= '9')))
                return false;
        }

        return true;
    }
}
