using System.Buffers;
using BackendDsl.Serialization;
using k8s;
using k8s.Models;

namespace BackendDsl.Models;

/// <summary>A resource of a generated kind, whatever the kind. Generated types derive from <see cref="CustomResource{TSelf}"/>.</summary>
public abstract record CustomResource : ModelObject, IKubernetesObject<V1ObjectMeta>
{
    private protected CustomResource()
    {
        SetSlot(ObjectShape.ApiVersionSlot, Shape.ApiVersion);
        SetSlot(ObjectShape.KindSlot, Shape.Kind);
    }

    /// <summary>A copy, as <c>with</c> makes it.</summary>
    protected CustomResource(CustomResource original)
        : base(original)
    {
    }

    /// <summary>Group and version; always those of the generated type.</summary>
    public string ApiVersion => Shape.ApiVersion!;

    /// <summary>The kind; always that of the generated type.</summary>
    public string Kind => Shape.Kind!;

    /// <summary>
    /// The metadata. Each call returns a copy of its own: changing it changes nothing here; assign it through
    /// <c>with { Metadata = ... }</c> or a builder.
    /// </summary>
    public V1ObjectMeta Metadata
    {
        get => StoredMetadata?.ToClient() ?? new();
        init => SetSlot(ObjectShape.MetadataSlot, value is null ? null : ResourceMetadata.FromClient(value, StoredMetadata));
    }

    string IKubernetesObject.ApiVersion
    {
        get => ApiVersion;
        set => throw SetterRefused(nameof(ApiVersion));
    }

    string IKubernetesObject.Kind
    {
        get => Kind;
        set => throw SetterRefused(nameof(Kind));
    }

    V1ObjectMeta IMetadata<V1ObjectMeta>.Metadata
    {
        get => Metadata;
        set => throw SetterRefused(nameof(Metadata));
    }

    /// <summary>The manifest: deterministic YAML, apiVersion, kind, metadata and spec first.</summary>
    public string ToYaml() => YamlManifestWriter.WriteString(this);

    /// <summary>The manifest as indented JSON, in the order of <see cref="ToYaml"/>.</summary>
    public string ToJson() => JsonManifestWriter.WriteString(this, indented: true);

    /// <summary>Writes the YAML as UTF-8.</summary>
    public void WriteYaml(IBufferWriter<byte> output) => YamlManifestWriter.Write(this, output);

    /// <summary>Writes compact JSON as UTF-8.</summary>
    public void WriteJson(IBufferWriter<byte> output) => JsonManifestWriter.Write(this, output);

    /// <summary>Metadata as it is held.</summary>
    internal ResourceMetadata? StoredMetadata => SlotAt(ObjectShape.MetadataSlot) as ResourceMetadata;

    /// <summary>What the setters that KubernetesClient's interfaces ask for throw.</summary>
    protected static InvalidOperationException SetterRefused(string property) =>
        new($"the resource is immutable: make a changed copy through `with {{ {property} = ... }}` or ToBuilder()");

    internal override void ReadMembers(Serialization.ModelReader reader)
    {
        base.ReadMembers(reader);
        reader.RequireIdentity(this);
    }
}
