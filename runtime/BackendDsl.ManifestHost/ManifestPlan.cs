using System.Text;
using BackendDsl.Manifests;

namespace BackendDsl.ManifestHost;

/// <summary>Decides which file each resource goes to, and what is in it.</summary>
internal static class ManifestPlan
{
    private const string ClusterScoped = "_cluster";

    /// <summary>The files for these resources.</summary>
    public static IReadOnlyList<PlannedFile> Make(IReadOnlyList<FoundResource> resources, EmitOptions options)
    {
        var ordered = ApplyOrder.Sort(resources).ToList();
        var paths = Paths(ordered, options.Layout);
        var files = new List<PlannedFile>();
        foreach (var group in ordered.Select((resource, i) => (resource, path: paths[i])).GroupBy(x => x.path, StringComparer.Ordinal))
        {
            var text = new StringBuilder();
            foreach (var (resource, _) in group)
            {
                if (text.Length > 0)
                    text.Append("---\n");
                text.Append(Write(resource, options));
            }

            files.Add(new(group.Key, Encoding.UTF8.GetBytes(text.ToString()), group.First().resource.Origin));
        }

        if (options.Kustomization)
            files.Add(Kustomization(files));
        if (options.Origin == ManifestsOrigin.File)
            files.Add(OriginFile(ordered, paths));
        return files;
    }

    private static string Write(FoundResource found, EmitOptions options) =>
        options.Origin == ManifestsOrigin.Annotation
            ? ManifestWriter.ToYaml(found.Resource, [new("backenddsl.dev/source", $"{found.Origin.Member} {found.Origin.Place}")])
            : ManifestWriter.ToYaml(found.Resource);

    private static string[] Paths(List<FoundResource> resources, ManifestsLayout layout)
    {
        if (layout == ManifestsLayout.Single)
            return [.. resources.Select(_ => "manifests.yaml")];
        if (layout == ManifestsLayout.Namespace)
            return [.. resources.Select(r => Folder(r.Identity) + ".yaml")];

        // File systems may fold case: names that meet there get their group, whichever comes first.
        var plain = resources.ConvertAll(r => $"{Folder(r.Identity)}/{Segment(r.Identity.Kind.ToLowerInvariant())}-{Segment(r.Identity.Name)}.yaml");
        var meeting = plain.GroupBy(p => p, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. resources.Select((r, i) => meeting.Contains(plain[i])
            ? $"{Folder(r.Identity)}/{Segment(r.Identity.Kind.ToLowerInvariant())}.{(r.Identity.Group.Length > 0 ? Segment(r.Identity.Group) : "core")}-{Segment(r.Identity.Name)}.yaml"
            : plain[i])];
    }

    private static string Folder(ResourceIdentity identity) =>
        identity.Namespace.Length == 0 ? ClusterScoped : Segment(identity.Namespace);

    /// <summary>
    /// A name as one path segment. Kubernetes allows names that file systems do not (<c>system:node</c>), and an object that nobody
    /// validated may hold anything: what could leave the folder or be refused becomes <c>%XX</c>, as in a URL, so that names stay distinct.
    /// </summary>
    internal static string Segment(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'_'
                || (b is (byte)'.' or (byte)'~' && text.Length > 0))
            {
                text.Append((char)b);
            }
            else
            {
                text.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    private static PlannedFile Kustomization(List<PlannedFile> files)
    {
        var text = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
        foreach (var file in files)
            text.Append("- ").Append(YamlText.Scalar(file.Path)).Append('\n');
        if (files.Count == 0)
            text.Replace("resources:\n", "resources: []\n");
        return new("kustomization.yaml", Encoding.UTF8.GetBytes(text.ToString()), new("kustomization.yaml", "", 0));
    }

    private static PlannedFile OriginFile(List<FoundResource> resources, string[] paths)
    {
        var lines = resources.Select((r, i) => $"{paths[i]}\t{r.Identity}\t{r.Origin.Member}\t{r.Origin.File}\t{r.Origin.Line}\n");
        return new("manifests.origin.txt", Encoding.UTF8.GetBytes(string.Concat(lines)), new("manifests.origin.txt", "", 0));
    }
}
