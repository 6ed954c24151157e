namespace BackendDsl.Cel.Values;

/// <summary>The type of an object with named fields, as a schema declares it.</summary>
public sealed class CelObjectType : CelType
{
    private readonly Dictionary<string, CelField> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CelField> _byWireName = new(StringComparer.Ordinal);

    internal CelObjectType(string name)
        : base(CelTypeKind.Object, name)
    {
    }

    internal IReadOnlyDictionary<string, CelField> Fields => _fields;

    internal void Add(CelField field)
    {
        _fields[field.Name] = field;
        _byWireName[field.WireName] = field;
    }

    internal CelField? ByWireName(string name) => _byWireName.TryGetValue(name, out var field) ? field : null;

    internal CelField? Find(string name) => _fields.TryGetValue(name, out var field) ? field : null;

    /// <summary>The type of a field by its name in CEL, or null where there is no such field.</summary>
    public CelType? FieldType(string name) => Find(name)?.Type;
}
