using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>
/// What a model type knows about its members: their wire names and how their values are read. Made once per type, by one
/// chain of calls in the order of the wire names (ordinal); the place of a call in the chain is the member's slot.
/// </summary>
public sealed class ObjectShape : IMemberNames
{
    /// <summary>The slot of <c>apiVersion</c> in every resource; a resource's own members start after <c>metadata</c>.</summary>
    internal const int ApiVersionSlot = 0;

    /// <summary>The slot of <c>kind</c> in every resource.</summary>
    internal const int KindSlot = 1;

    /// <summary>The slot of <c>metadata</c> in every resource.</summary>
    internal const int MetadataSlot = 2;

    private const int LookedThrough = 64;

    private string[] _names = new string[8];
    private SlotType[] _types = new SlotType[8];
    private bool _hasOddNames;
    private Index? _index;

    /// <summary>The shape of an object that is not a resource of its own.</summary>
    public ObjectShape()
    {
    }

    private ObjectShape(string apiVersion, string kind, SlotType metadata)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        _hasOddNames = !IsPlain(apiVersion) || !IsPlain(kind);
        Slot("apiVersion", SlotType.String).Slot("kind", SlotType.String).Slot("metadata", metadata);
    }

    /// <summary>The apiVersion of a resource; null for other objects.</summary>
    public string? ApiVersion { get; }

    /// <summary>The kind of a resource; null for other objects.</summary>
    public string? Kind { get; }

    /// <summary>How many slots there are.</summary>
    public int Count { get; private set; }

    /// <summary>The shape of a resource: <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> take the slots 0 to 2, its own members follow from 3.</summary>
    public static ObjectShape Resource(string apiVersion, string kind) =>
        new(apiVersion, kind, SlotType.Object<ResourceMetadata>());

    /// <summary>The shape of a list of resources; <c>items</c> takes slot 3.</summary>
    public static ObjectShape ResourceList<TItem>(string apiVersion, string kind)
        where TItem : CustomResource, new() =>
        new ObjectShape(apiVersion, kind, SlotType.Object<ListMetadata>()).Objects<TItem>("items");

    /// <summary>A string, an enum of strings, a duration or a timestamp.</summary>
    public ObjectShape String(string name) => Slot(name, SlotType.String);

    /// <summary>A boolean.</summary>
    public ObjectShape Boolean(string name) => Slot(name, SlotType.Boolean);

    /// <summary>A whole number, or an enum of them.</summary>
    public ObjectShape Integer(string name) => Slot(name, SlotType.Int64);

    /// <summary>Any number.</summary>
    public ObjectShape Number(string name) => Slot(name, SlotType.Double);

    /// <summary>A whole number or a string; a quantity too.</summary>
    public ObjectShape IntOrString(string name) => Slot(name, SlotType.IntOrString);

    /// <summary>Any JSON value.</summary>
    public ObjectShape Untyped(string name) => Slot(name, SlotType.Untyped);

    /// <summary>An object of a model type.</summary>
    public ObjectShape Object<T>(string name)
        where T : ModelObject, new() => Slot(name, SlotType.Object<T>());

    /// <summary>A list of strings.</summary>
    public ObjectShape Strings(string name) => Slot(name, SlotType.List(SlotType.String));

    /// <summary>A list of objects of a model type.</summary>
    public ObjectShape Objects<T>(string name)
        where T : ModelObject, new() => Slot(name, SlotType.List(SlotType.Object<T>()));

    /// <summary>A map of strings.</summary>
    public ObjectShape StringMap(string name) => Slot(name, SlotType.Map(SlotType.String));

    /// <summary>A map of objects of a model type.</summary>
    public ObjectShape ObjectMap<T>(string name)
        where T : ModelObject, new() => Slot(name, SlotType.Map(SlotType.Object<T>()));

    /// <summary>A member of any other type, such as a list of lists: see the members of <see cref="SlotType"/>.</summary>
    public ObjectShape Slot(string name, SlotType type)
    {
        if (_index is not null)
            throw new InvalidOperationException("the shape is in use already");
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Count * 2);
            Array.Resize(ref _types, Count * 2);
        }

        _hasOddNames |= !IsPlain(name);
        _names[Count] = name;
        _types[Count++] = type;
        return this;
    }

    /// <summary>The wire name of a slot.</summary>
    public string NameAt(int slot) => _names[slot];

    /// <summary>The wire names by slot, for looking through them; none where there are many, or where JSON does not write all of them as they are.</summary>
    ReadOnlySpan<string> IMemberNames.WireNames => _hasOddNames || Count > LookedThrough ? [] : _names.AsSpan(0, Count);

    /// <summary>What a resource says of its kind in a slot; null in others, and where JSON does not write it as it is.</summary>
    internal string? ConstantAt(int slot) => slot > KindSlot || _hasOddNames ? null : slot == KindSlot ? Kind : ApiVersion;

    /// <summary>How the value of a slot is read.</summary>
    public SlotType TypeAt(int slot) => _types[slot];

    /// <summary>The slot of a wire name, or -1.</summary>
    public int Find(string name)
    {
        if (Count <= 6)
        {
            for (var i = 0; i < Count; i++)
            {
                if (string.Equals(_names[i], name, StringComparison.Ordinal))
                    return i;
            }

            return -1;
        }

        return Index.Of(this).Slots.TryGetValue(name, out var slot) ? slot : -1;
    }

    /// <summary>The same, quicker where the name is a literal of the code that asks: the runtime keeps one of each.</summary>
    internal int FindLiteral(string name)
    {
        var names = _names.AsSpan(0, Count);
        for (var i = 0; i < names.Length; i++)
        {
            if (ReferenceEquals(names[i], name))
                return i;
        }

        return Find(name);
    }

    /// <summary>What kind of object it is, as far as the order of its members goes.</summary>
    internal Placing Placing => Kind is not null ? Placing.Resource : IsMetadata ? Placing.Metadata : Placing.Plain;

    /// <summary>The slots in the order of writing; null where they are in that order already.</summary>
    internal int[]? WritingOrder => Index.Of(this).WritingOrder;

    /// <summary>The wire names as YAML writes them, with their colons; null for one too long to be written the same at every indent.</summary>
    internal ReadOnlySpan<byte[]?> YamlKeys => Index.Of(this).YamlKeys;

    /// <summary>The wire name as JSON writes it, with its colon.</summary>
    internal byte[] JsonKeyAt(int slot) => Index.Of(this).JsonKeys[slot];

    /// <summary>True for the shape of <c>metadata</c>, where the name goes first.</summary>
    internal bool IsMetadata { get; init; }

    private static bool IsPlain(string text) => text.Length > 0 && JsonText.CleanPrefix(text) == text.Length;

    /// <summary>What is worked out once the shape is complete.</summary>
    private sealed class Index
    {
        private Index(ObjectShape shape)
        {
            Slots = new(shape.Count, StringComparer.Ordinal);
            YamlKeys = new byte[shape.Count][];
            JsonKeys = new byte[shape.Count][];
            WritingOrder = MemberOrder.Of(shape.Count, shape.NameAt, shape.Placing);
            var buffer = Utf8Buffer.Rent();
            for (var i = 0; i < shape.Count; i++)
            {
                Slots.Add(shape._names[i], i);
                YamlManifestWriter.Key(buffer, shape._names[i], 0);
                YamlKeys[i] = shape._names[i].Length <= YamlManifestWriter.LongestKey ? buffer.Take() : null;
                buffer.Clear();
                buffer.Quoted(shape._names[i], strict: false);
                buffer.Byte((byte)':');
                JsonKeys[i] = buffer.Take();
            }
        }

        public Dictionary<string, int> Slots { get; }

        public int[]? WritingOrder { get; }

        public byte[]?[] YamlKeys { get; }

        public byte[][] JsonKeys { get; }

        public static Index Of(ObjectShape shape) => shape._index ??= new(shape);
    }
}
