using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Admission;

/// <summary>
/// ValidatingAdmissionPolicies with their bindings and parameters, as far as they are known here. Immutable and safe for
/// any number of threads.
/// </summary>
public sealed class PolicySet
{
    private readonly Dictionary<string, AdmissionPolicy> _policies = new(StringComparer.Ordinal);
    private readonly List<AdmissionPolicyBinding> _bindings = [];

    // By what a policy asks for: apiVersion and kind.
    private readonly Dictionary<(string ApiVersion, string Kind), List<Value>> _parameters = [];
    private readonly List<string> _problems = [];

    private PolicySet()
    {
    }

    /// <summary>A set without policies.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>The policies.</summary>
    public IReadOnlyCollection<AdmissionPolicy> Policies => _policies.Values;

    /// <summary>The bindings.</summary>
    public IReadOnlyList<AdmissionPolicyBinding> Bindings => _bindings;

    /// <summary>What a server would refuse, and bindings that lead nowhere.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Reads YAML or JSON texts.</summary>
    public static PolicySet Read(IEnumerable<string> texts, KubernetesVersion version = default)
    {
        var documents = new List<Value>();
        var problems = new List<string>();
        foreach (var text in texts)
        {
            var set = DocumentReader.ReadResources(text);
            foreach (var document in set.Documents)
                documents.Add(document.Root);
            foreach (var problem in set.Problems)
            {
                if (problem.Severity == ProblemSeverity.Error)
                    problems.Add(problem.Mark + " " + problem.Message);
            }
        }

        var policies = Load(documents, version);
        policies._problems.AddRange(problems);
        return policies;
    }

    /// <summary>Makes a set of documents: policies, bindings, lists of them; every other object may be a parameter.</summary>
    public static PolicySet Load(IEnumerable<Value> documents, KubernetesVersion version = default)
    {
        var set = new PolicySet();
        foreach (var document in documents)
            set.Add(document, version, depth: 0);
        foreach (var binding in set._bindings)
        {
            set._problems.AddRange(binding.Problems);
            if (!set._policies.ContainsKey(binding.PolicyName))
                set._problems.Add($"policy binding '{binding.Name}': no policy '{binding.PolicyName}' is known");
        }

        var bound = new HashSet<string>(set._bindings.Select(b => b.PolicyName), StringComparer.Ordinal);
        foreach (var policy in set._policies.Values)
        {
            set._problems.AddRange(policy.Problems);
            if (!bound.Contains(policy.Name))
                set._problems.Add($"policy '{policy.Name}' has no binding, and so no effect");
        }

        return set;
    }

    /// <summary>Judges a request. Only what is certain is a finding.</summary>
    public PolicyEvaluation Evaluate(AdmissionRequest request)
    {
        var findings = new List<AdmissionFinding>();
        var open = new List<string>();
        foreach (var binding in _bindings)
        {
            if (!_policies.TryGetValue(binding.PolicyName, out var policy))
                continue;
            var isMeant = And(policy.Match.Matches(request), binding.Match.Matches(request));
            if (isMeant == false)
                continue;
            if (isMeant is null)
            {
                open.Add($"whether policy '{policy.Name}' (binding '{binding.Name}') is about this object is not known");
                continue;
            }

            foreach (var parameters in ParametersOf(policy, binding, request))
                Evaluate(policy, binding, request, parameters, findings, open);
        }

        return new(findings, open);
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static void Evaluate(AdmissionPolicy policy, AdmissionPolicyBinding binding, AdmissionRequest request, in Value parameters, List<AdmissionFinding> findings, List<string> open)
    {
        var result = policy.Evaluate(request, parameters);
        if (result.IsOpen)
            open.Add($"whether the match conditions of policy '{policy.Name}' hold is not known");
        foreach (var decision in result.Decisions)
        {
            if (decision.Outcome == PolicyOutcome.Unknown)
                open.Add($"policy '{policy.Name}' depends on something that is not known: {decision.Expression.Trim()}");
            if (!decision.Denies)
                continue;
            foreach (var action in binding.Actions)
            {
                var severity = action switch { "Deny" => AdmissionSeverity.Error, "Warn" => AdmissionSeverity.Warning, _ => AdmissionSeverity.Info };
                findings.Add(new(policy.Name, binding.Name, severity, decision.Message, decision.Reason, decision.Expression, decision.Outcome == PolicyOutcome.Error));
            }
        }
    }

    private IEnumerable<Value> ParametersOf(AdmissionPolicy policy, AdmissionPolicyBinding binding, AdmissionRequest request)
    {
        if (policy.ParamKind is null || !binding.HasParams)
        {
            yield return default;
            yield break;
        }

        var any = false;
        foreach (var candidate in _parameters.TryGetValue((policy.ParamApiVersion ?? "", policy.ParamKind), out var candidates) ? candidates : [])
        {
            if (!IsParameter(binding, request, candidate))
                continue;
            any = true;
            yield return candidate;
        }

        // The cluster may hold what the files do not.
        if (!any)
            yield return Value.Unknown;
    }

    private static bool IsParameter(AdmissionPolicyBinding binding, AdmissionRequest request, in Value candidate)
    {
        static bool Is(in Value value, string? text) => value.Kind == ValueKind.String && value.String == text;

        var source = candidate.Object;
        if (source["metadata"].Kind != ValueKind.Object)
            return false;
        var metadata = source["metadata"].Object;
        if (metadata["namespace"] is { Kind: ValueKind.String } ns && ns.String != (binding.ParamNamespace ?? request.Namespace))
            return false;
        return binding.ParamName is { } name
            ? Is(metadata["name"], name)
            : binding.ParamSelector is { } selector && selector.Matches(metadata["labels"]) == true;
    }

    private void Add(in Value document, KubernetesVersion version, int depth)
    {
        if (document.Kind != ValueKind.Object)
            return;
        var kind = document.Object["kind"] is { Kind: ValueKind.String } text ? text.String : "";
        var apiVersion = document.Object["apiVersion"] is { Kind: ValueKind.String } api ? api.String : "";
        if (kind.EndsWith("List", StringComparison.Ordinal) && document.Object["items"] is { Kind: ValueKind.Array } items && depth < 4)
        {
            for (var i = 0; i < items.Array.Count; i++)
                Add(items.Array[i], version, depth + 1);
        }
        else if (!apiVersion.StartsWith("admissionregistration.k8s.io/", StringComparison.Ordinal))
        {
            if (!_parameters.TryGetValue((apiVersion, kind), out var known))
                _parameters.Add((apiVersion, kind), known = []);
            known.Add(document);
        }
        else if (kind == "ValidatingAdmissionPolicy")
        {
            var policy = AdmissionPolicy.Read(document, version);
            _policies[policy.Name] = policy;
        }
        else if (kind == "ValidatingAdmissionPolicyBinding")
        {
            _bindings.Add(AdmissionPolicyBinding.Read(document));
        }
    }
}
