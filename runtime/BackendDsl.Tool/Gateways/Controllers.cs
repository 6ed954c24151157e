using BackendDsl.GatewayApi;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Gateways;

/// <summary>The gateway controllers that are known, and which of them an input is for.</summary>
internal static class Controllers
{
    /// <summary>Every controller.</summary>
    public static IReadOnlyList<GatewayController> All { get; } = [new BackendDsl.Kgateway.KgatewayController(), new EnvoyGateway.EnvoyGatewayController()];

    /// <summary>The controller of an input: the one that is named, or else the one that kinds of the input belong to.</summary>
    /// <param name="name">The name of <c>--gateway</c>, or null.</param>
    /// <param name="releases">Controllers for which a release was named.</param>
    /// <param name="resources">The input.</param>
    /// <exception cref="UsageException">It could be either, or there is none of that name.</exception>
    public static GatewayController Choose(string? name, IReadOnlyCollection<string> releases, IReadOnlyList<ManifestResource> resources)
    {
        if (name is not null)
        {
            return All.FirstOrDefault(c => c.Id == name)
                ?? throw new UsageException($"--gateway: '{name}' is not known here; there are {string.Join(", ", All.Select(c => c.Id))}");
        }

        var owners = All.Where(c => resources.Any(r => c.Owns(new(r.Group, r.Kind, r.Namespace, r.Name)))).ToList();
        if (owners.Count > 1)
            throw new UsageException($"the input has kinds of {string.Join(" and of ", owners.Select(o => o.Id))}: say which is meant with --gateway");
        if (owners.Count == 1)
            return owners[0];
        return All.FirstOrDefault(c => releases.Contains(c.Id)) ?? All[0];
    }

    /// <summary>The objects of an input as a controller takes them.</summary>
    public static GatewayInput Input(IReadOnlyList<ManifestResource> resources, string @namespace, List<InputProblem> problems)
    {
        var input = new GatewayInput();
        foreach (var resource in resources)
        {
            try
            {
                if (resource.Root.Kind == BackendDsl.Cel.Values.ValueKind.Object)
                    input.Add(InNamespace(resource, @namespace).Object, resource.File);
                else
                    problems.Add(new(resource.File, resource.Mark, "a manifest is an object with apiVersion, kind and metadata"));
            }
            catch (ManifestFormatException e)
            {
                problems.Add(new(resource.File, resource.Mark, e.Message));
            }
        }

        return input;
    }

    /// <summary>The object a resource is, as a controller names it.</summary>
    public static ObjectRef RefOf(ManifestResource resource, string @namespace) => new(
        resource.Group,
        resource.Kind,
        GatewayApiKinds.IsClusterScoped(resource.Group, resource.Kind) ? "" : resource.Namespace.Length > 0 ? resource.Namespace : @namespace.Length > 0 ? @namespace : "default",
        resource.Name);

    private static BackendDsl.Cel.Values.Value InNamespace(ManifestResource resource, string @namespace)
    {
        if (@namespace.Length == 0 || resource.Namespace.Length > 0 || resource.Root.At("metadata").Kind != BackendDsl.Cel.Values.ValueKind.Object)
            return resource.Root;
        return ManifestEdit.WithNamespace(resource.Root, @namespace);
    }
}
