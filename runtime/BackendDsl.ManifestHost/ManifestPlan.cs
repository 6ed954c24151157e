using System.Text;
using BackendDsl.Manifests;
using BackendDsl.Models;
using BackendDsl.Serialization;
using BackendDsl.Validation.BuiltIn;

namespace BackendDsl.ManifestHost;

/// <summary>Decides which file each resource goes to, and what is in it.</summary>
internal static class ManifestPlan
{
    private const string ClusterScoped = "_cluster";

    /// <summary>The files for these resources.</summary>
    public static IReadOnlyList<PlannedFile> Make(IReadOnlyList<FoundResource> resources, EmitOptions options)
    {
        var ordered = Sort(resources);
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

    /// <summary>The order to apply; within a kind by namespace, name and group (ordinal).</summary>
    private static List<FoundResource> Sort(IEnumerable<FoundResource> resources) =>
    [
        .. resources
            .OrderBy(r => ApplyOrder.RankOf(r.Identity.Kind))
            .ThenBy(r => r.Identity.Kind, StringComparer.Ordinal)
            .ThenBy(r => r.Identity.Namespace, StringComparer.Ordinal)
            .ThenBy(r => r.Identity.Name, StringComparer.Ordinal)
            .ThenBy(r => r.Identity.Group, StringComparer.Ordinal),
    ];

    private static string Write(FoundResource found, EmitOptions options) => ManifestWriter.ToYaml(
        options.Origin == ManifestsOrigin.Annotation
            ? ResourceValue.Annotate(found.Written, [new("backenddsl.dev/source", $"{found.Origin.Member} {found.Origin.Text}")])
            : found.Written);

    private static string[] Paths(List<FoundResource> resources, ManifestsLayout layout)
    {
        if (layout == ManifestsLayout.Single)
            return [.. resources.Select(_ => "manifests.yaml")];
        if (layout == ManifestsLayout.Namespace)
            return [.. resources.Select(r => FileNames.Whole(NamespaceOf(r.Identity), ".yaml"))];

        // File systems may fold case: names that meet there get their group, and a mark of their own where that is not enough, whichever comes first.
        var names = resources.ConvertAll(r => $"{FileNames.Segment(r.Identity.Kind.ToLowerInvariant())}-{FileNames.Segment(r.Identity.Name)}");
        var folders = resources.ConvertAll(r => FileNames.Whole(NamespaceOf(r.Identity)));
        Report(i => $"{FileNames.Segment(resources[i].Identity.Kind.ToLowerInvariant())}.{Group(resources[i].Identity)}-{FileNames.Segment(resources[i].Identity.Name)}");
        Report(i => FileNames.Distinct(names[i]));
        return [.. names.Select((name, i) => $"{folders[i]}/{FileNames.Whole(name, ".yaml")}")];

        void Report(Func<int, string> apart)
        {
            var meeting = names.Select((name, i) => (Path: folders[i] + "/" + name, Index: i)).GroupBy(x => x.Path, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).ToList();
            foreach (var (_, index) in meeting.SelectMany(g => g))
                names[index] = apart(index);
        }
    }

    private static string Group(ResourceIdentity identity) => identity.Group.Length > 0 ? FileNames.Segment(identity.Group) : "core";

    private static string NamespaceOf(ResourceIdentity identity) => identity.Namespace.Length == 0 ? ClusterScoped : FileNames.Segment(identity.Namespace);

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
