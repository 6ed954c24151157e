using System.Reflection;

namespace BackendDsl.ManifestHost;

/// <summary>Everything that is said of the resources of a run: by the API server, the variants, the controllers and the policies.</summary>
internal static class ManifestFindings
{
    /// <summary>The problems, in the order in which a server and those behind it would tell them.</summary>
    /// <param name="assembly">What declares C# policies, itself or in what it references.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="options">What the project asks for.</param>
    public static List<EmitProblem> Of(Assembly assembly, IReadOnlyList<FoundResource> resources, EmitOptions options) =>
    [
        .. ResourceFacts.Evaluate(resources),
        .. new ResourceEvaluator(options, ManifestDiscovery.FindPolicies(assembly), options.Deployed is null ? null : DeployedObjects.Load(options)).Evaluate(resources),
        .. new VariantEvaluator(options).Evaluate(resources),
        .. new ControllerEvaluator(options).Evaluate(resources),
        .. AdmissionEvaluator.Load(options).Evaluate(resources),
    ];
}
