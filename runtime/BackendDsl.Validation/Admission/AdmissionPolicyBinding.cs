using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>A <c>ValidatingAdmissionPolicyBinding</c>.</summary>
public sealed class AdmissionPolicyBinding
{
    private readonly List<string> _problems = [];

    private AdmissionPolicyBinding(in Value document)
    {
        var metadata = PolicyReading.Member(document, "metadata");
        Name = PolicyReading.Member(metadata, "name") is { Kind: ValueKind.String } name ? name.String : "";
        var reading = new PolicyReading($"policy binding '{Name}'", _problems);
        var spec = PolicyReading.Member(document, "spec");
        PolicyName = reading.Text(spec, "policyName") ?? "";
        if (PolicyName.Length == 0)
            reading.Report("spec.policyName must not be empty");
        Actions = reading.Texts(spec, "validationActions");
        CheckActions(reading);
        Match = new(PolicyReading.Member(spec, "matchResources"), reading);
        if (PolicyReading.Member(spec, "paramRef") is { Kind: ValueKind.Object } reference)
        {
            HasParams = true;
            ParamName = reading.Text(reference, "name");
            ParamNamespace = reading.Text(reference, "namespace");
            var selector = PolicyReading.Member(reference, "selector");
            if (selector.Kind == ValueKind.Object)
                ParamSelector = new(selector, reading);
            if (ParamName is null == ParamSelector is null)
                reading.Report("spec.paramRef needs exactly one of name and selector");
            if (reading.Text(reference, "parameterNotFoundAction") is not ("Allow" or "Deny"))
                reading.Report("spec.paramRef.parameterNotFoundAction must be Allow or Deny");
        }
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The policy it binds.</summary>
    public string PolicyName { get; }

    /// <summary><c>validationActions</c></summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>What a server would refuse in it.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal MatchRules Match { get; }

    internal bool HasParams { get; }

    internal string? ParamName { get; }

    internal string? ParamNamespace { get; }

    internal LabelSelector? ParamSelector { get; }

    /// <summary>Reads a binding; whatever is wrong with it is among <see cref="Problems"/>.</summary>
    public static AdmissionPolicyBinding Read(Value document) => new(document);

    private void CheckActions(PolicyReading reading)
    {
        if (Actions.Count == 0)
            reading.Report("spec.validationActions must not be empty");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in Actions)
        {
            if (action is not ("Deny" or "Warn" or "Audit"))
                reading.Report($"validation action '{action}' must be Deny, Warn or Audit");
            if (!seen.Add(action))
                reading.Report($"validation action '{action}' stands twice");
        }

        if (seen.Contains("Deny") && seen.Contains("Warn"))
            reading.Report("validationActions must not contain both Deny and Warn");
    }
}
