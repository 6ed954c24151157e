using BackendDsl.Serialization;
using k8s;
using k8s.Models;

namespace BackendDsl.Models;

/// <summary>The base of the list kind that belongs to a generated kind.</summary>
/// <typeparam name="TSelf">The generated list type.</typeparam>
/// <typeparam name="TItem">The kind of its items.</typeparam>
public abstract record CustomResourceList<TSelf, TItem> : ModelObject, IKubernetesObject<V1ListMeta>, IItems<TItem>
    where TSelf : CustomResourceList<TSelf, TItem>, new()
    where TItem : CustomResource<TItem>, new()
{
    private const int ItemsSlot = ObjectShape.MetadataSlot + 1;

    /// <summary>An empty list.</summary>
    protected CustomResourceList()
    {
        SetSlot(ObjectShape.ApiVersionSlot, Shape.ApiVersion);
        SetSlot(ObjectShape.KindSlot, Shape.Kind);
    }

    /// <summary>A copy, as <c>with</c> makes it.</summary>
    protected CustomResourceList(CustomResourceList<TSelf, TItem> original)
        : base(original)
    {
    }

    /// <summary>Group and version.</summary>
    public string ApiVersion => Shape.ApiVersion!;

    /// <summary>The kind of the list.</summary>
    public string Kind => Shape.Kind!;

    /// <summary>The metadata of the list; each call returns a copy of its own.</summary>
    public V1ListMeta Metadata
    {
        get => (SlotAt(ObjectShape.MetadataSlot) as ListMetadata)?.ToClient() ?? new();
        init => SetSlot(ObjectShape.MetadataSlot, value is null ? null : ListMetadata.FromClient(value));
    }

    /// <summary>The resources.</summary>
    public ModelList<TItem> Items
    {
        get => GetList<TItem>(ItemsSlot) ?? ModelList<TItem>.Empty;
        init => SetList(ItemsSlot, value);
    }

    string IKubernetesObject.ApiVersion
    {
        get => ApiVersion;
        set => throw Immutable();
    }

    string IKubernetesObject.Kind
    {
        get => Kind;
        set => throw Immutable();
    }

    V1ListMeta IMetadata<V1ListMeta>.Metadata
    {
        get => Metadata;
        set => throw Immutable();
    }

    IList<TItem> IItems<TItem>.Items
    {
        get => [.. Items];
        set => throw Immutable();
    }

    /// <summary>Reads one YAML (or JSON) document.</summary>
    /// <exception cref="ManifestFormatException">It cannot be read as this kind; line, column and path say where.</exception>
    public static TSelf FromYaml(string yaml) => ModelReader.OfYaml(yaml).ReadDocument(static reader => reader.ReadModel<TSelf>());

    /// <summary>Reads one JSON document.</summary>
    /// <exception cref="ManifestFormatException">It cannot be read as this kind; line, column and path say where.</exception>
    public static TSelf FromJson(string json) => JsonModelReader.Read(json, static reader => reader.ReadModel<TSelf>());

    /// <summary>The list as one YAML document.</summary>
    public string ToYaml() => YamlManifestWriter.WriteString(this);

    /// <summary>The list as indented JSON.</summary>
    public string ToJson() => JsonManifestWriter.WriteString(this, indented: true);

    internal override void ReadMembers(ModelReader reader)
    {
        base.ReadMembers(reader);
        reader.RequireIdentity(this);
    }

    private static InvalidOperationException Immutable() => new("the list is immutable: make a changed copy through `with`");
}
