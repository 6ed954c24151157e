using System.Runtime.CompilerServices;
using k8s.Models;

namespace BackendDsl.Models;

/// <summary>The base of the builders of resources: adds what is said about metadata.</summary>
/// <typeparam name="TModel">The resource.</typeparam>
/// <typeparam name="TBuilder">The generated builder.</typeparam>
public abstract class CustomResourceBuilder<TModel, TBuilder> : ObjectBuilder<TModel, TBuilder>
    where TModel : CustomResource<TModel>, new()
    where TBuilder : CustomResourceBuilder<TModel, TBuilder>, new()
{
    /// <summary>Adds labels; one that is there already gets the new value.</summary>
    public TBuilder Labels(params IEnumerable<(string Key, string Value)> labels) => Merge(ResourceMetadata.LabelsSlot, labels);

    /// <summary>Adds labels; one that is there already gets the new value. Null takes all of them away.</summary>
    [OverloadResolutionPriority(1)]
    public TBuilder Labels(Dictionary<string, string>? labels) => labels is null ? Clear(ResourceMetadata.LabelsSlot) : Merge(ResourceMetadata.LabelsSlot, Pairs(labels));

    /// <summary>Adds labels, those of another object for example; one that is there already gets the new value. Null takes all of them away.</summary>
    public TBuilder Labels(IEnumerable<KeyValuePair<string, string>>? labels) => labels is null ? Clear(ResourceMetadata.LabelsSlot) : Merge(ResourceMetadata.LabelsSlot, Pairs(labels));

    /// <summary>Adds annotations; one that is there already gets the new value.</summary>
    public TBuilder Annotations(params IEnumerable<(string Key, string Value)> annotations) => Merge(ResourceMetadata.AnnotationsSlot, annotations);

    /// <summary>Adds annotations; one that is there already gets the new value. Null takes all of them away.</summary>
    [OverloadResolutionPriority(1)]
    public TBuilder Annotations(Dictionary<string, string>? annotations) => annotations is null ? Clear(ResourceMetadata.AnnotationsSlot) : Merge(ResourceMetadata.AnnotationsSlot, Pairs(annotations));

    /// <summary>Adds annotations, those of another object for example; one that is there already gets the new value. Null takes all of them away.</summary>
    public TBuilder Annotations(IEnumerable<KeyValuePair<string, string>>? annotations) => annotations is null ? Clear(ResourceMetadata.AnnotationsSlot) : Merge(ResourceMetadata.AnnotationsSlot, Pairs(annotations));

    /// <summary>Changes any part of the metadata.</summary>
    public TBuilder Metadata(Action<V1ObjectMeta> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var metadata = Current.ToClient(isOpen: true);
        configure(metadata);
        return Store(ObjectShape.MetadataSlot, ResourceMetadata.FromClient(metadata, Current));
    }

    /// <summary>Replaces the metadata.</summary>
    [OverloadResolutionPriority(1)]
    public TBuilder Metadata(V1ObjectMeta metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return Store(ObjectShape.MetadataSlot, ResourceMetadata.FromClient(metadata));
    }

    /// <summary>A builder of a resource of that name.</summary>
    internal static TBuilder Start(string name, string? @namespace)
    {
        var metadata = new ResourceMetadata();
        metadata.SetSlot(ResourceMetadata.NameSlot, name);
        metadata.SetSlot(ResourceMetadata.NamespaceSlot, @namespace);
        return new TBuilder().Store(ObjectShape.MetadataSlot, metadata);
    }

    private ResourceMetadata Current => Draft().SlotAt(ObjectShape.MetadataSlot) as ResourceMetadata ?? new();

    private static IEnumerable<(string Key, string Value)> Pairs(IEnumerable<KeyValuePair<string, string>> pairs) => pairs.Select(p => (p.Key, p.Value));

    private TBuilder Clear(int slot)
    {
        var metadata = (ResourceMetadata)Current.Copy();
        metadata.SetSlot(slot, null);
        return Store(ObjectShape.MetadataSlot, metadata);
    }

    private TBuilder Merge(int slot, IEnumerable<(string Key, string Value)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var metadata = (ResourceMetadata)Current.Copy();
        var map = (metadata.SlotAt(slot) as ModelMap<string>)?.Reopen() ?? new(open: true);
        foreach (var (key, value) in pairs)
            map.Put(key, value);
        metadata.SetSlot(slot, map.Close());
        return Store(ObjectShape.MetadataSlot, metadata);
    }
}
