using Apply;
using BackendDsl;
using k8s;
using k8s.Models;
using Shop;

// dotnet run -- staging [--apply]: what the shop is in an environment, shown, or applied through the kubeconfig's current context.
var environment = args is [{ Length: > 0 } first, ..] && !first.StartsWith('-') ? first : "dev";
IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources = [.. new Fleet().GetManifests(new ManifestContext(environment))];
if (!args.Contains("--apply", StringComparer.Ordinal))
{
    foreach (var resource in resources)
        Console.WriteLine($"{resource.Kind,-20} {resource.Metadata.NamespaceProperty}/{resource.Metadata.Name}");
    Console.WriteLine($"{resources.Count} resources; with --apply they are applied, as a dry run first");
    return 0;
}

try
{
    using var client = new Kubernetes(KubernetesClientConfiguration.BuildDefaultConfig());
    return await new Applier(client, Console.Out).ApplyAsync(resources, CancellationToken.None).ConfigureAwait(false) ? 0 : 1;
}
catch (Exception e) when (e is HttpRequestException or k8s.Exceptions.KubeConfigException)
{
    Console.Error.WriteLine($"The cluster does not answer: {e.Message}. Which one is meant is said by the kubeconfig's current context.");
    return 2;
}
