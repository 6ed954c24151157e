using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What is wrong with a document of a policy file.</summary>
internal static class PolicyProblems
{
    /// <summary>The problems; for one about an expression its field, and line and column in the expression.</summary>
    public static IEnumerable<(string Text, (FieldPath Path, int Line, int Column)? Place)> Of(Value document, PolicySet all)
    {
        if (document.Kind != ValueKind.Object || document.Object["apiVersion"] is not { Kind: ValueKind.String } apiVersion
            || !apiVersion.String.StartsWith("admissionregistration.k8s.io/", StringComparison.Ordinal)
            || document.Object["kind"] is not { Kind: ValueKind.String } kind)
        {
            yield break;
        }

        if (kind.String == "ValidatingAdmissionPolicy")
        {
            var policy = AdmissionPolicy.Read(document);
            for (var i = 0; i < policy.Problems.Count; i++)
                yield return (policy.Problems[i], policy.ProblemPlaces.TryGetValue(i, out var place) ? place : null);
            if (!all.Bindings.Any(b => b.PolicyName == policy.Name))
                yield return ($"policy '{policy.Name}' has no binding, and so no effect", null);
        }
        else if (kind.String == "ValidatingAdmissionPolicyBinding")
        {
            var binding = AdmissionPolicyBinding.Read(document);
            foreach (var problem in binding.Problems)
                yield return (problem, null);
            if (!all.Policies.Any(p => p.Name == binding.PolicyName))
                yield return ($"policy binding '{binding.Name}': no policy '{binding.PolicyName}' is among the files", null);
        }
    }
}
