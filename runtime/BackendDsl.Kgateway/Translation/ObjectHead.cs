using System.Globalization;
using BackendDsl.Cel.Values;
using k8s.Models;

namespace BackendDsl.Kgateway.Translation;

/// <summary>The metadata of an object, whether it came as a typed object or as text.</summary>
internal readonly struct ObjectHead
{
    private const string DefaultNamespace = "default";

    private readonly IDictionary<string, string>? _typedLabels;
    private readonly IDictionary<string, string>? _typedAnnotations;
    private readonly IObjectValue? _metadata;

    public ObjectHead(V1ObjectMeta? metadata)
    {
        Name = metadata?.Name ?? "";
        Namespace = OrDefault(metadata?.NamespaceProperty);
        Created = metadata?.CreationTimestamp is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
        _typedLabels = metadata?.Labels;
        _typedAnnotations = metadata?.Annotations;
    }

    public ObjectHead(IObjectValue @object)
    {
        var value = @object["metadata"];
        var metadata = value.Kind == ValueKind.Object ? value.Object : null;
        Name = Text(metadata, "name") ?? "";
        Namespace = OrDefault(Text(metadata, "namespace"));
        Created = Text(metadata, "creationTimestamp") is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
        _metadata = metadata;
    }

    public string Name { get; }

    public string Namespace { get; }

    public DateTimeOffset? Created { get; }

    public ResourceKey KeyOf(string kind) => new(kind, Namespace, Name);

    public string? Label(string key) => Find(_typedLabels, "labels", key);

    public string? Annotation(string key) => Find(_typedAnnotations, "annotations", key);

    private string? Find(IDictionary<string, string>? typed, string map, string key) =>
        typed is not null ? (typed.TryGetValue(key, out var found) ? found : null) : Text(Child(_metadata, map), key);

    private static IObjectValue? Child(IObjectValue? value, string name) =>
        value is not null && value[name] is { Kind: ValueKind.Object } child ? child.Object : null;

    private static string? Text(IObjectValue? value, string name) =>
        value is not null && value[name] is { Kind: ValueKind.String } text ? text.String : null;

    private static string OrDefault(string? name) => string.IsNullOrEmpty(name) ? DefaultNamespace : name;
}
