using System.Security.Cryptography;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.EnvoyGateway;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;
using BackendDsl.Manifests;
using k8s;
using k8s.Models;

[assembly: ResourceExporter(typeof(EnvoyClusterExporter))]

namespace BackendDsl.EnvoyGateway;

/// <summary>
/// What <c>EnvoyClustersDirectory</c> writes: for each Gateway a folder <c>NAMESPACE~NAME</c> with the clusters Envoy Gateway will program, bare, in
/// config dump form, as <c>CLUSTER.json</c> with <c>~</c> for each <c>/</c>. Reads the properties <c>EnvoyGatewayRelease</c> and <c>EnvoyVersion</c>. A
/// translation that fails as a whole is an error, and no file is made.
/// </summary>
public sealed class EnvoyClusterExporter : IResourceExporter
{
    // Linux takes 255 bytes for a name; the host writes its own beside it.
    private const int LongestName = 200;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A property has a value it may not have.</exception>
    public ExportResult Export(IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources, ExportContext context)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(context);
        var options = Options(context.Properties);
        var input = new GatewayInput();
        foreach (var resource in resources)
            input.Add(resource as IObjectValue ?? ClientObjects.Read(resource));
        var result = EnvoyGatewayTranslator.Translate(input, options);
        var files = result.Clusters.Select(c => new ExportedFile(FileName(c.Name), EnvoyJson.Format(c.Cluster).TrimEnd('\n') + "\n")
        {
            Folder = c.Gateway is { } gateway ? $"{gateway.Namespace}~{gateway.Name}" : "",
        });
        var findings = result.Findings
            .Where(f => f.Finding.Severity != FindingSeverity.Info)
            .Select(f => new ExportFinding(f.Object.Kind, f.Object.Namespace, f.Object.Name, f.Finding.Severity == FindingSeverity.Error,
                f.Finding + (f.Finding.Id.Length == 0 ? "" : $" [{f.Finding.Id}]")));
        return new(result.WholeFailure is null ? [.. files] : [], [.. findings]);
    }

    /// <summary>The name of a cluster as a file name: bounded, and different for different clusters.</summary>
    internal static string FileName(string cluster)
    {
        var name = cluster.Replace('/', '~');
        if (name.Length > LongestName)
            name = name[..(LongestName - 17)] + "~" + System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cluster)))[..16];
        return name + ".json";
    }

    private static EnvoyGatewayOptions Options(IReadOnlyDictionary<string, string> properties)
    {
        var options = new EnvoyGatewayOptions();
        if (properties.TryGetValue("EnvoyGatewayRelease", out var release))
            options = options with { Release = release };
        if (properties.TryGetValue("EnvoyVersion", out var text))
        {
            options = options with
            {
                Envoy = EnvoyVersion.TryParse(text, out var version) ? version : throw new ArgumentException($"EnvoyVersion is '{text}'; it may be a version such as 1.39"),
            };
        }

        return options;
    }
}
