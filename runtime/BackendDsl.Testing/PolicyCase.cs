using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>One policy and one resource: a row of a theory.</summary>
/// <param name="Policies">The policy, with its bindings.</param>
/// <param name="Policy">Its name.</param>
/// <param name="Resource">The resource.</param>
public sealed record PolicyCase(AdmissionPolicies Policies, string Policy, IKubernetesObject<V1ObjectMeta> Resource)
{
    /// <summary>Asserts that the policy accepts the resource.</summary>
    /// <exception cref="PolicyAssertException">It does not.</exception>
    public void Accepts(Situation? situation = null) => AssertPolicy.Accepts(Policies, Resource, situation);

    /// <summary>The policy's name, and the resource's kind and name: what a test runner shows.</summary>
    public override string ToString() => $"{Policy}: {ResourceText.Of(Resource)}";
}
