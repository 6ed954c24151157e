using System.Globalization;
using System.Text.Json;
using k8s;
using k8s.Models;

namespace BackendDsl.Models;

/// <summary>
/// The metadata of a resource, as it is held: texts as they were read, so that nothing is lost on the way through a
/// type that knows less (fractions of a second, fields of a newer server).
/// </summary>
internal sealed record ResourceMetadata : ModelObject
{
    public const int AnnotationsSlot = 0;
    public const int LabelsSlot = 7;
    public const int NameSlot = 9;
    public const int NamespaceSlot = 10;

    private const int CreationTimestamp = 1;
    private const int DeletionGracePeriodSeconds = 2;
    private const int DeletionTimestamp = 3;
    private const int Finalizers = 4;
    private const int GenerateName = 5;
    private const int Generation = 6;
    private const int ManagedFields = 8;
    private const int OwnerReferences = 11;
    private const int ResourceVersion = 12;
    private const int SelfLink = 13;
    private const int Uid = 14;

    private static readonly ObjectShape s_shape = new ObjectShape { IsMetadata = true }
        .StringMap("annotations").String("creationTimestamp").Integer("deletionGracePeriodSeconds").String("deletionTimestamp")
        .Strings("finalizers").String("generateName").Integer("generation").StringMap("labels").Untyped("managedFields")
        .String("name").String("namespace").Untyped("ownerReferences").String("resourceVersion").String("selfLink").String("uid");

    public string? Name => GetString(NameSlot);

    public string? Namespace => GetString(NamespaceSlot);

    protected override ObjectShape Shape => s_shape;

    /// <summary>The metadata as KubernetesClient has it.</summary>
    /// <param name="isOpen">True where what is changed in it counts; else its labels, annotations and lists are read-only.</param>
    public V1ObjectMeta ToClient(bool isOpen = false) => new()
    {
        Annotations = ToDictionary(AnnotationsSlot, isOpen),
        CreationTimestamp = ToDateTime(GetString(CreationTimestamp)),
        DeletionGracePeriodSeconds = GetInt64(DeletionGracePeriodSeconds),
        DeletionTimestamp = ToDateTime(GetString(DeletionTimestamp)),
        Finalizers = ToList(GetList<string>(Finalizers), isOpen),
        GenerateName = GetString(GenerateName),
        Generation = GetInt64(Generation),
        Labels = ToDictionary(LabelsSlot, isOpen),
        ManagedFields = ToList(GetUntyped(ManagedFields)?.AsArray()?.Select(ToManagedFields), isOpen),
        Name = GetString(NameSlot),
        NamespaceProperty = GetString(NamespaceSlot),
        OwnerReferences = ToList(GetUntyped(OwnerReferences)?.AsArray()?.Select(ToOwner), isOpen),
        ResourceVersion = GetString(ResourceVersion),
        SelfLink = GetString(SelfLink),
        Uid = GetString(Uid),
    };

    /// <summary>
    /// The held form of client metadata. Where <paramref name="origin"/> says the same as a part of it, that part is taken
    /// over as it was read.
    /// </summary>
    public static ResourceMetadata FromClient(V1ObjectMeta metadata, ResourceMetadata? origin = null)
    {
        var stored = new ResourceMetadata();
        stored.SetSlot(AnnotationsSlot, ToMap(metadata.Annotations));
        stored.SetSlot(CreationTimestamp, FromDateTime(metadata.CreationTimestamp, origin?.SlotAt(CreationTimestamp)));
        stored.SetInt64(DeletionGracePeriodSeconds, metadata.DeletionGracePeriodSeconds);
        stored.SetSlot(DeletionTimestamp, FromDateTime(metadata.DeletionTimestamp, origin?.SlotAt(DeletionTimestamp)));
        stored.SetSlot(Finalizers, metadata.Finalizers is null ? null : new ModelList<string>(metadata.Finalizers));
        stored.SetString(GenerateName, metadata.GenerateName);
        stored.SetInt64(Generation, metadata.Generation);
        stored.SetSlot(LabelsSlot, ToMap(metadata.Labels));
        stored.SetSlot(ManagedFields, FromManagedFields(metadata.ManagedFields));
        stored.SetString(NameSlot, metadata.Name);
        stored.SetString(NamespaceSlot, metadata.NamespaceProperty);
        stored.SetSlot(OwnerReferences, FromOwners(metadata.OwnerReferences));
        stored.SetString(ResourceVersion, metadata.ResourceVersion);
        stored.SetString(SelfLink, metadata.SelfLink);
        stored.SetString(Uid, metadata.Uid);
        if (origin?.Unknown is { } unknown)
        {
            foreach (var (name, value) in unknown)
                stored.SetMember(name, value.Slot);
        }

        return stored;
    }

    private static ModelMap<string>? ToMap(IDictionary<string, string>? pairs) => pairs is null ? null : new(pairs);

    private IDictionary<string, string>? ToDictionary(int slot, bool isOpen) =>
        GetMap<string>(slot) is not { } map ? null : isOpen ? new Dictionary<string, string>(map) : new SealedMap(map);

    private static IList<T>? ToList<T>(IEnumerable<T>? items, bool isOpen) => items is null ? null : isOpen ? items.ToList() : new SealedList<T>([.. items]);

    private static DateTime? ToDateTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value.UtcDateTime : null;

    private static object? FromDateTime(DateTime? value, object? origin)
    {
        if (value is not { } time)
            return origin is string ? null : origin;
        return origin is string text && ToDateTime(text) == time ? text : ((TimestampValue)time).Text;
    }

    private static V1OwnerReference ToOwner(UntypedValue value) => new()
    {
        ApiVersion = value["apiVersion"]?.AsString(),
        BlockOwnerDeletion = value["blockOwnerDeletion"]?.AsBoolean(),
        Controller = value["controller"]?.AsBoolean(),
        Kind = value["kind"]?.AsString(),
        Name = value["name"]?.AsString(),
        Uid = value["uid"]?.AsString(),
    };

    private static object? FromOwners(IList<V1OwnerReference>? owners) => owners is null ? null : UntypedValue.Array(owners.Select(o => Members(
        ("apiVersion", o.ApiVersion),
        ("blockOwnerDeletion", o.BlockOwnerDeletion),
        ("controller", o.Controller),
        ("kind", o.Kind),
        ("name", o.Name),
        ("uid", o.Uid)))).Slot;

    private static V1ManagedFieldsEntry ToManagedFields(UntypedValue value) => new()
    {
        ApiVersion = value["apiVersion"]?.AsString(),
        FieldsType = value["fieldsType"]?.AsString(),
        FieldsV1 = value["fieldsV1"]?.ToJsonElement(),
        Manager = value["manager"]?.AsString(),
        Operation = value["operation"]?.AsString(),
        Subresource = value["subresource"]?.AsString(),
        Time = ToDateTime(value["time"]?.AsString()),
    };

    private static object? FromManagedFields(IList<V1ManagedFieldsEntry>? entries) => entries is null ? null : UntypedValue.Array(entries.Select(e => Members(
        ("apiVersion", e.ApiVersion),
        ("fieldsType", e.FieldsType),
        ("fieldsV1", FromFields(e.FieldsV1)),
        ("manager", e.Manager),
        ("operation", e.Operation),
        ("subresource", e.Subresource),
        ("time", e.Time is { } time ? ((TimestampValue)time).Text : null)))).Slot;

    private static UntypedValue? FromFields(object? fields) => fields switch
    {
        null => default(UntypedValue?),
        JsonElement json => json,
        UntypedValue own => own,
        _ => UntypedValue.Parse(KubernetesJson.Serialize(fields)),
    };

    /// <summary>An object of those members that are not null.</summary>
    private static UntypedValue Members(params (string Name, UntypedValue? Value)[] members) =>
        UntypedValue.Object(members.Where(m => m.Value is { IsNull: false }).Select(m => (m.Name, m.Value!.Value)));
}
