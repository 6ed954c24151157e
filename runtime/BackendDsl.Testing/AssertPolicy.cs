using BackendDsl.Validation.Admission;
using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>Assertions about what policies say of a resource.</summary>
/// <remarks>
/// An answer that depends on something the test does not say (a user, the labels of a namespace, parameters) is no answer: such an assertion fails and says
/// what is missing.
/// </remarks>
public static class AssertPolicy
{
    /// <summary>No policy refuses the resource. Warnings may be there.</summary>
    /// <exception cref="PolicyAssertException">One refuses it, or what one says is not known.</exception>
    public static void Accepts(AdmissionPolicies policies, IKubernetesObject<V1ObjectMeta> resource, Situation? situation = null)
    {
        var verdict = Evaluate(policies, resource, situation);
        var refusals = verdict.Findings.Where(f => f.Severity == AdmissionSeverity.Error).ToList();
        if (refusals.Count > 0)
            throw new PolicyAssertException($"Expected that {ResourceText.Of(resource)} is accepted, and it is refused:\n{Lines(refusals)}");
        RequireKnown(verdict, resource);
    }

    /// <summary>A policy refuses the resource.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="message">A part of what the policy says; null where any refusal will do.</param>
    /// <param name="situation">How the request comes to the server.</param>
    /// <exception cref="PolicyAssertException">None refuses it, or none with this message.</exception>
    public static void Refuses(AdmissionPolicies policies, IKubernetesObject<V1ObjectMeta> resource, string? message = null, Situation? situation = null) =>
        Require(Evaluate(policies, resource, situation), resource, AdmissionSeverity.Error, "refused", message);

    /// <summary>A policy warns of the resource (<c>validationActions: [Warn]</c>).</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="message">A part of what the policy says; null where any warning will do.</param>
    /// <param name="situation">How the request comes to the server.</param>
    /// <exception cref="PolicyAssertException">None warns of it, or none with this message.</exception>
    public static void Warns(AdmissionPolicies policies, IKubernetesObject<V1ObjectMeta> resource, string? message = null, Situation? situation = null) =>
        Require(Evaluate(policies, resource, situation), resource, AdmissionSeverity.Warning, "warned of", message);

    /// <summary>A policy written in C# (a <c>[Policy]</c> method) has no error for the resource.</summary>
    /// <exception cref="PolicyAssertException">It has one.</exception>
    public static void Accepts<TResource>(Func<TResource, IEnumerable<PolicyFinding>> policy, TResource resource)
        where TResource : IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(policy);
        var errors = policy(resource).Where(f => f.Severity == PolicySeverity.Error).ToList();
        if (errors.Count > 0)
            throw new PolicyAssertException($"Expected that {ResourceText.Of(resource)} is accepted, and it is refused:\n{string.Join("\n", errors.Select(e => "  " + e))}");
    }

    /// <summary>A policy written in C# (a <c>[Policy]</c> method) has an error for the resource.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="message">A part of the message; null where any error will do.</param>
    /// <exception cref="PolicyAssertException">It has none, or none with this message.</exception>
    public static void Refuses<TResource>(Func<TResource, IEnumerable<PolicyFinding>> policy, TResource resource, string? message = null)
        where TResource : IKubernetesObject<V1ObjectMeta>
    {
        ArgumentNullException.ThrowIfNull(policy);
        var found = policy(resource).ToList();
        if (found.Any(f => f.Severity == PolicySeverity.Error && (message is null || f.Message.Contains(message, StringComparison.Ordinal))))
            return;
        var said = found.Count == 0 ? "the policy says nothing" : "the policy says:\n" + string.Join("\n", found.Select(f => $"  {f.Severity}: {f}"));
        throw new PolicyAssertException($"Expected that {ResourceText.Of(resource)} is refused{With(message)}, and {said}");
    }

    private static void Require(PolicyEvaluation verdict, IKubernetesObject<V1ObjectMeta> resource, AdmissionSeverity severity, string what, string? message)
    {
        if (verdict.Findings.Any(f => f.Severity == severity && (message is null || f.Message.Contains(message, StringComparison.Ordinal))))
            return;
        RequireKnown(verdict, resource);
        var said = verdict.Findings.Count == 0 ? "no policy says anything" : "the policies say:\n" + Lines(verdict.Findings);
        throw new PolicyAssertException($"Expected that {ResourceText.Of(resource)} is {what}{With(message)}, and {said}");
    }

    private static string With(string? message) => message is null ? "" : $" with '{message}'";

    private static void RequireKnown(PolicyEvaluation verdict, IKubernetesObject<V1ObjectMeta> resource)
    {
        if (verdict.Open.Count > 0)
            throw new PolicyAssertException($"What the policies say of {ResourceText.Of(resource)} depends on what the test does not say; give it in the Situation:\n{string.Join("\n", verdict.Open.Select(o => "  " + o))}");
    }

    private static PolicyEvaluation Evaluate(AdmissionPolicies policies, IKubernetesObject<V1ObjectMeta> resource, Situation? situation)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(resource);
        return policies.Evaluate(resource, situation ?? new());
    }

    private static string Lines(IEnumerable<AdmissionFinding> findings) => string.Join("\n", findings.Select(f => "  " + f));
}
