using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>What is wrong with a document of a policy file.</summary>
internal static class PolicyProblems
{
    public static IEnumerable<string> Of(Value document, PolicySet all)
    {
        if (document.Kind != ValueKind.Object || document.Object["apiVersion"] is not { Kind: ValueKind.String } apiVersion
            || !apiVersion.String.StartsWith("admissionregistration.k8s.io/", StringComparison.Ordinal)
            || document.Object["kind"] is not { Kind: ValueKind.String } kind)
        {
            return [];
        }

        if (kind.String == "ValidatingAdmissionPolicy")
        {
            var policy = AdmissionPolicy.Read(document);
            return all.Bindings.Any(b => b.PolicyName == policy.Name)
                ? policy.Problems
                : [.. policy.Problems, $"policy '{policy.Name}' has no binding, and so no effect"];
        }

        if (kind.String == "ValidatingAdmissionPolicyBinding")
        {
            var binding = AdmissionPolicyBinding.Read(document);
            return all.Policies.Any(p => p.Name == binding.PolicyName)
                ? binding.Problems
                : [.. binding.Problems, $"policy binding '{binding.Name}': no policy '{binding.PolicyName}' is among the files"];
        }

        return [];
    }
}
