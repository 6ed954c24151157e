using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Kgateway;
using BackendDsl.Kgateway.Translation;
using BackendDsl.Manifests;
using k8s;
using k8s.Models;

[assembly: ResourceExporter(typeof(EnvoyClusterExporter))]

namespace BackendDsl.Kgateway;

/// <summary>
/// What <c>EnvoyClustersDirectory</c> writes: for each Service and Backend of the project the cluster kgateway will program, bare, in config dump
/// form, as <c>CLUSTER.json</c>. Reads the properties <c>KgatewayRelease</c>, <c>KgatewaySettings</c> and <c>EnvoyVersion</c>.
/// </summary>
public sealed class EnvoyClusterExporter : IResourceExporter
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A property has a value it may not have.</exception>
    public ExportResult Export(IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources, ExportContext context)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(context);
        var clusters = KgatewayTranslator.Translate(Input(resources), Options(context.Properties));
        var files = clusters
            .OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => new ExportedFile(c.Name + ".json", EnvoyJson.Format(c).TrimEnd('\n') + "\n"));
        // The build itself tells which members the release does not have, and notes are no findings of a build.
        var findings = clusters.Findings.Where(f => f.Severity != FindingSeverity.Info && f.Id is not (LostMembers.Id or LostMembers.DocumentedId)).Select(f => new ExportFinding(f.Object.Kind, f.Object.Namespace, f.Object.Name, f.Finding.Severity == FindingSeverity.Error,
            f.Finding + (f.Finding.Id.Length == 0 ? "" : $" [{f.Finding.Id}]")));
        return new([.. files], [.. findings]);
    }

    private static KgatewayInput Input(IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources)
    {
        var input = new KgatewayInput();
        foreach (var resource in resources)
        {
            switch (resource)
            {
                case V1Service service:
                    input.Services.Add(service);
                    break;
                case V1Secret secret:
                    input.Secrets.Add(secret);
                    break;
                case V1ConfigMap map:
                    input.ConfigMaps.Add(map);
                    break;
                case IObjectValue model:
                    input.AddResource(model);
                    break;
            }
        }

        return input;
    }

    private static KgatewayOptions Options(IReadOnlyDictionary<string, string> properties)
    {
        // The build has judged every policy before it exports.
        var options = new KgatewayOptions { ValidatesPolicies = false };
        if (properties.TryGetValue("KgatewayRelease", out var release))
            options = options with { Release = KgatewayRelease.Parse(release) };
        if (properties.TryGetValue("KgatewaySettings", out var settings))
        {
            try
            {
                options = options.WithAll(settings);
            }
            catch (ArgumentException e)
            {
                throw new ArgumentException("KgatewaySettings: " + e.Message.Split(" (Parameter")[0], e);
            }
        }

        if (properties.TryGetValue("EnvoyVersion", out var text))
        {
            if (!EnvoyVersion.TryParse(text, out var version))
                throw new ArgumentException($"EnvoyVersion is '{text}'; it may be a version such as 1.37");
            options = options with { EnvoyVersion = version };
        }

        return options;
    }
}
