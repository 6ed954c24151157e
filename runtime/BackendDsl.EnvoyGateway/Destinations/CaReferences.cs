using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>References to trusted authorities in ConfigMaps and Secrets.</summary>
internal static class CaReferences
{
    private const string Key = "ca.crt";

    /// <summary>Why one of the references cannot be used; null where all can.</summary>
    public static CaProblem? Check(IEnumerable<ObjectFields> references, string space, World world)
    {
        foreach (var reference in references)
        {
            var (kind, name) = (reference.Text("kind") ?? "", reference.Text("name") ?? "");
            if (kind is not (Kinds.ConfigMap or Kinds.Secret))
                return new("InvalidKind", $"Unsupported reference kind {kind} for CACertificateRef {name}.");
            if (world.Find(kind, space, name) is not { } found)
            {
                if (world.MayExistUnseen(kind))
                    continue;
                return new("InvalidCACertificateRef", $"{kind} {space}/{name} not found.");
            }

            if (!HasKey(found))
                return new("InvalidCACertificateRef", $"No ca found in {kind} {found.FullName}.");
        }

        return null;
    }

    // A map with a single entry of another name is taken at its word.
    private static bool HasKey(Resource resource)
    {
        foreach (var member in new[] { "data", "binaryData", "stringData" })
        {
            var data = resource.Root.Child(member);
            if (data.Has(Key) || data.Object?.Count == 1)
                return true;
        }

        return false;
    }
}
