using System.Reflection;

namespace BackendDsl.ManifestHost;

/// <summary>Everything that is said of the resources of a run: by the API server, the variants, the controllers and the policies.</summary>
internal static class ManifestVerdict
{
    /// <summary>The problems, in the order in which a server and those behind it would tell them.</summary>
    /// <param name="assembly">What declares C# policies, itself or in what it references.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="options">What the project asks for.</param>
    public static List<EmitProblem> Of(Assembly assembly, IReadOnlyList<FoundResource> resources, EmitOptions options) =>
    [
        .. ResourceFacts.Judge(resources),
        .. new ResourceJudge(options, ManifestDiscovery.FindPolicies(assembly), options.Deployed is null ? null : DeployedObjects.Load(options)).Judge(resources),
        .. new VariantJudge(options).Judge(resources),
        .. new ControllerJudge(options).Judge(resources),
        .. AdmissionJudge.Load(options).Judge(resources),
    ];
}
