using System.Buffers;
using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Serialization;
using k8s;

namespace BackendDsl.Manifests;

/// <summary>
/// Writes resources, of generated kinds and of KubernetesClient alike, as deterministic YAML and JSON: apiVersion, kind,
/// metadata and spec first, every other member by name, strings quoted only where some reader would take them for
/// something else, line feeds only.
/// </summary>
/// <remarks>
/// An object of KubernetesClient that does not say its apiVersion and kind gets those of its type. KubernetesClient keeps
/// no difference between the number 8080 and the string "8080" in its IntOrString: it is written as a number.
/// </remarks>
public static class ManifestWriter
{
    /// <summary>One resource as a YAML document.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="annotations">Annotations to add to what is written; the resource stays as it is.</param>
    public static string ToYaml(IKubernetesObject resource, IEnumerable<KeyValuePair<string, string>>? annotations = null) =>
        YamlManifestWriter.WriteString(ResourceValue.Of(resource, annotations));

    /// <summary>Several resources as the documents of one YAML text, in the order given.</summary>
    public static string ToYaml(IEnumerable<IKubernetesObject> resources)
    {
        var output = Documents(resources);
        var text = output.ToString();
        Utf8Buffer.Return(output);
        return text;
    }

    /// <summary>Any object the engine can read, as a YAML document.</summary>
    public static string ToYaml(IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return YamlManifestWriter.WriteString(resource);
    }

    /// <summary>One resource as indented JSON.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="annotations">Annotations to add to what is written; the resource stays as it is.</param>
    public static string ToJson(IKubernetesObject resource, IEnumerable<KeyValuePair<string, string>>? annotations = null) =>
        JsonManifestWriter.WriteString(ResourceValue.Of(resource, annotations), indented: true);

    /// <summary>Several resources as one indented JSON object of kind <c>List</c>, in the order given.</summary>
    public static string ToJson(IEnumerable<IKubernetesObject> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var list = new ObjectNode();
        list.Set("apiVersion", Value.Of("v1"));
        list.Set("kind", Value.Of("List"));
        list.Set("items", Value.Of(new ArrayNode(resources.Select(r => Value.Of(ResourceValue.Of(r))))));
        return JsonManifestWriter.WriteString(list, indented: true);
    }

    /// <summary>Any object the engine can read, as indented JSON.</summary>
    public static string ToJson(IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return JsonManifestWriter.WriteString(resource, indented: true);
    }

    /// <summary>Writes one resource as a YAML document in UTF-8.</summary>
    public static void WriteYaml(IKubernetesObject resource, IBufferWriter<byte> output) =>
        YamlManifestWriter.Write(ResourceValue.Of(resource), output);

    /// <summary>Writes several resources as the documents of one YAML text in UTF-8, in the order given.</summary>
    public static void WriteYaml(IEnumerable<IKubernetesObject> resources, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var buffer = Documents(resources);
        output.Write(buffer.Written);
        Utf8Buffer.Return(buffer);
    }

    /// <summary>Writes one resource as compact JSON in UTF-8.</summary>
    public static void WriteJson(IKubernetesObject resource, IBufferWriter<byte> output) =>
        JsonManifestWriter.Write(ResourceValue.Of(resource), output);

    private static Utf8Buffer Documents(IEnumerable<IKubernetesObject> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var output = Utf8Buffer.Rent();
        foreach (var resource in resources)
        {
            if (!output.Written.IsEmpty)
                output.Bytes("---\n"u8);
            YamlManifestWriter.Document(output, ResourceValue.Of(resource));
        }

        return output;
    }
}
