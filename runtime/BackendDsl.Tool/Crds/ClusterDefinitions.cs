using System.Runtime.CompilerServices;
using BackendDsl.Tool.Running;
using k8s;

namespace BackendDsl.Tool.Crds;

/// <summary>Reads the definitions of a running cluster, through the kubeconfig's current context.</summary>
internal static class ClusterDefinitions
{
    /// <summary>How the source is called in the lock file, with the context behind it.</summary>
    public const string Scheme = "cluster://";

    /// <summary>The definitions.</summary>
    /// <param name="session">The run; <c>KUBECONFIG</c> and <c>HOME</c> of its environment say where the kubeconfig is.</param>
    /// <param name="context">The context; null for the current one.</param>
    /// <param name="source">What it is called in the lock file.</param>
    /// <exception cref="UsageException">There is no kubeconfig, or the cluster does not answer.</exception>
    public static Fetched Read(Session session, string? context, out string source)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new UsageException("--cluster: the command in native code cannot read a kubeconfig; save the definitions with 'kubectl get crd -o yaml' and add the file, or use the command as a .NET tool");
        try
        {
            var path = session.Environment.GetValueOrDefault("KUBECONFIG")?.Split(Path.PathSeparator)[0] is { Length: > 0 } set
                ? session.FullPath(set)
                : Path.Combine(session.Environment.GetValueOrDefault("HOME") ?? session.Environment.GetValueOrDefault("USERPROFILE") ?? "", ".kube", "config");
            if (!File.Exists(path))
                throw new UsageException("--cluster: there is no kubeconfig; set KUBECONFIG or make ~/.kube/config");
            var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(new FileInfo(path), context);
            source = Scheme + configuration.CurrentContext;
            using var client = new k8s.Kubernetes(configuration);
            var list = client.ApiextensionsV1.ListCustomResourceDefinitionAsync(cancellationToken: session.Cancellation).GetAwaiter().GetResult();
            foreach (var item in list.Items)
            {
                item.ApiVersion = "apiextensions.k8s.io/v1";
                item.Kind = "CustomResourceDefinition";
                item.Status = null;
                item.Metadata = new() { Name = item.Metadata.Name, Annotations = item.Metadata.Annotations?.Where(a => a.Key != "kubectl.kubernetes.io/last-applied-configuration").ToDictionary() };
            }

            return new("", [.. list.Items.OrderBy(i => i.Metadata.Name, StringComparer.Ordinal).Select(i => new FetchedText(i.Metadata.Name, KubernetesJson.Serialize(i)))]);
        }
        catch (Exception e) when (e is k8s.Exceptions.KubeConfigException or HttpRequestException or k8s.Autorest.HttpOperationException or IOException)
        {
            throw new UsageException($"--cluster: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
    }
}
