using System.Net;
using BackendDsl.Manifests;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Apply;

/// <summary>Applies resources as <c>kubectl apply --server-side</c> does: all of them as a dry run first, and only if the server takes every one, for good.</summary>
internal sealed class Applier(IKubernetes client, TextWriter output)
{
    private const string FieldManager = "shop";

    /// <summary>Applies them; false where the server refused one, and then nothing was changed.</summary>
    public async Task<bool> ApplyAsync(IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources, CancellationToken cancellation)
    {
        var accepted = true;
        foreach (var resource in resources)
        {
            // In a dry run nothing is stored, so what lies in a namespace that the same run would make is refused for that alone.
            if (await SendAsync(resource, dryRun: true, cancellation).ConfigureAwait(false) is { } refusal && !IsMissingNamespace(refusal, resources))
            {
                accepted = false;
                output.WriteLine($"refused   {Name(resource)}: {refusal.Message}");
            }
        }

        if (!accepted)
            return false;
        foreach (var resource in resources)
        {
            if (await SendAsync(resource, dryRun: false, cancellation).ConfigureAwait(false) is { } refusal)
            {
                output.WriteLine($"refused   {Name(resource)}: {refusal.Message}");
                return false;
            }

            output.WriteLine($"applied   {Name(resource)}");
        }

        return true;
    }

    private static bool IsMissingNamespace(V1Status refusal, IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources) =>
        refusal.Reason == "NotFound" && refusal.Details?.Kind == "namespaces" && resources.OfType<V1Namespace>().Any(n => n.Metadata.Name == refusal.Details.Name);

    private async Task<V1Status?> SendAsync(IKubernetesObject<V1ObjectMeta> resource, bool dryRun, CancellationToken cancellation)
    {
        var (group, version, plural) = Endpoint.Of(resource);
        // What the manifest would hold, and nothing else, is what this field manager owns afterwards.
        var patch = new V1Patch(ManifestWriter.ToJson(resource), V1Patch.PatchType.ApplyPatch);
        var space = resource.Metadata.NamespaceProperty;
        try
        {
            // The operations for custom objects work for every kind with a group.
            if (group.Length == 0)
                await PatchCoreAsync(patch, resource, dryRun, cancellation).ConfigureAwait(false);
            else if (string.IsNullOrEmpty(space))
                await client.CustomObjects.PatchClusterCustomObjectAsync(patch, group, version, plural, resource.Metadata.Name, dryRun ? "All" : null, FieldManager, "Strict", true, cancellation).ConfigureAwait(false);
            else
                await client.CustomObjects.PatchNamespacedCustomObjectAsync(patch, group, version, space, plural, resource.Metadata.Name, dryRun ? "All" : null, FieldManager, "Strict", true, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (HttpOperationException e)
        {
            return Refusal(e);
        }
    }

    private async Task PatchCoreAsync(V1Patch patch, IKubernetesObject<V1ObjectMeta> resource, bool dryRun, CancellationToken cancellation)
    {
        var (name, space, all) = (resource.Metadata.Name, resource.Metadata.NamespaceProperty, dryRun ? "All" : null);
        switch (resource)
        {
            case V1Namespace:
                await client.CoreV1.PatchNamespaceAsync(patch, name, all, FieldManager, "Strict", true, cancellationToken: cancellation).ConfigureAwait(false);
                break;
            case V1Service:
                await client.CoreV1.PatchNamespacedServiceAsync(patch, name, space, all, FieldManager, "Strict", true, cancellationToken: cancellation).ConfigureAwait(false);
                break;
            default:
                throw new NotSupportedException($"{resource.GetType().Name} is not applied by this sample; add its call of CoreV1");
        }
    }

    private static V1Status Refusal(HttpOperationException e)
    {
        var status = e.Response.Content is { Length: > 0 } text && text.StartsWith('{') ? KubernetesJson.Deserialize<V1Status>(text) : new();
        status.Message ??= e.Response.StatusCode == HttpStatusCode.Forbidden ? "forbidden" : e.Message;
        return status;
    }

    private static string Name(IKubernetesObject<V1ObjectMeta> resource) =>
        $"{resource.Kind} {(string.IsNullOrEmpty(resource.Metadata.NamespaceProperty) ? "" : resource.Metadata.NamespaceProperty + "/")}{resource.Metadata.Name}";
}
