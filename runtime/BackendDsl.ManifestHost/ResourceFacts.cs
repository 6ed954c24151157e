using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>What is worth telling of a resource though no rule of its kind refuses it.</summary>
internal static class ResourceFacts
{
    /// <summary>Looks at all of them.</summary>
    public static IEnumerable<EmitProblem> Evaluate(IReadOnlyList<FoundResource> resources)
    {
        foreach (var found in resources)
        {
            if (found.Identity.Namespace.Length == 0 && found.Identity.Kind.Length > 0 && found.Scope.IsNamespaced == true)
            {
                yield return new(EmitCodes.NoNamespace, FindingSeverity.Warning, found.Origin.Place,
                    $"{found.Identity} names no namespace, and its kind lives in one: it goes to whichever is current where it is applied; set metadata.namespace")
                { About = found };
            }

            if (found.LeftOut.Count > 0)
            {
                yield return new(EmitCodes.LeftOut, FindingSeverity.Warning, found.Origin.Place,
                    $"{found.Identity} carries what only a server writes, which is left out of the manifest: {string.Join(", ", found.LeftOut)}")
                { About = found };
            }

            if (RequestSize.IsExceeded(found.Written))
                yield return new(EmitCodes.InvalidResource, FindingSeverity.Error, found.Origin.Place, $"{found.Identity}: {RequestSize.Message}") { About = found };

            if (found.Resource is k8s.Models.V1Secret secret && (secret.Data is { Count: > 0 } || secret.StringData is { Count: > 0 }))
            {
                yield return new(EmitCodes.SecretInText, FindingSeverity.Warning, found.Origin.Place,
                    $"{found.Identity} is written with its data: whoever reads the manifests reads the secret; write a reference to a secret store instead, or keep it out of the build")
                { About = found };
            }
        }
    }
}
