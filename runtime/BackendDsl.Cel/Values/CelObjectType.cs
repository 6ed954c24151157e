namespace BackendDsl.Cel.Values;

/// <summary>The type of an object with named fields, as a schema declares it.</summary>
public sealed class CelObjectType : CelType
{
    private readonly Dictionary<string, CelField> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CelField> _byWireName = new(StringComparer.Ordinal);
    private Func<IEnumerable<CelField>>? _declared;

    internal CelObjectType(string name)
        : base(CelTypeKind.Object, name)
    {
    }

    /// <summary>A type whose fields are made when somebody first asks for one: a rule sees a few of the objects that a schema has below it.</summary>
    internal CelObjectType(string name, Func<IEnumerable<CelField>> declared)
        : this(name) => _declared = declared;

    internal IReadOnlyDictionary<string, CelField> Fields
    {
        get
        {
            Declare();
            return _fields;
        }
    }

    internal void Add(CelField field)
    {
        Declare();
        Put(field);
    }

    internal CelField? ByWireName(string name)
    {
        Declare();
        return _byWireName.TryGetValue(name, out var field) ? field : null;
    }

    internal CelField? Find(string name)
    {
        Declare();
        return _fields.TryGetValue(name, out var field) ? field : null;
    }

    /// <summary>The type of a field by its name in CEL, or null where there is no such field.</summary>
    public CelType? FieldType(string name) => Find(name)?.Type;

    // Types are shared by threads: they are made once, and nobody sees half of them.
    private void Declare()
    {
        if (Volatile.Read(ref _declared) is null)
            return;
        lock (_fields)
        {
            if (_declared is not { } declared)
                return;
            foreach (var field in declared())
                Put(field);
            Volatile.Write(ref _declared, null);
        }
    }

    private void Put(CelField field)
    {
        _fields[field.Name] = field;
        _byWireName[field.WireName] = field;
    }
}
