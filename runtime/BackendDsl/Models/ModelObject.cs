using BackendDsl.Cel.Values;
using BackendDsl.Serialization;
using BackendDsl.Serialization.YamlDotNet;

namespace BackendDsl.Models;

/// <summary>
/// The base of every generated model: an immutable bag of slots, one for each member that the schema knows, plus the
/// members it does not know. Reading, writing, equality and validation live here once, so that a generated type is
/// little more than a list of names.
/// </summary>
public abstract partial record ModelObject : YamlConvertibleObject, ISlottedValue
{
    private object?[]? _slots;
    private ModelMap<UntypedValue>? _unknown;

    /// <summary>An empty object.</summary>
    protected ModelObject()
    {
    }

    /// <summary>A copy, as <c>with</c> makes it.</summary>
    protected ModelObject(ModelObject original)
        : base(original)
    {
        ArgumentNullException.ThrowIfNull(original);
        _slots = (object?[]?)original._slots?.Clone();
        _unknown = original._unknown;
    }

    /// <summary>
    /// The members that the schema does not name, such as those of a newer server, or of an object that keeps unknown
    /// fields beside its typed ones. They are written and compared like any other.
    /// </summary>
    public ModelMap<UntypedValue> UnknownFields
    {
        get => _unknown ?? ModelMap<UntypedValue>.Empty;
        init
        {
            _unknown = null;
            foreach (var (name, member) in value ?? ModelMap<UntypedValue>.Empty)
                SetMember(name, member.Slot);
        }
    }

    /// <summary>What the type knows about its members.</summary>
    protected abstract ObjectShape Shape { get; }

    /// <summary>The member of that wire name, typed or unknown, as JSON sees it; null where it is absent.</summary>
    public UntypedValue? GetMember(string wireName)
    {
        ArgumentNullException.ThrowIfNull(wireName);
        return UntypedValue.FromValue(Find(wireName));
    }

    /// <summary>Judges the object as the API server would, without an exception.</summary>
    /// <param name="options">Server version and previous state; null for the defaults.</param>
    public ValidationResult Validate(ValidationOptions? options = null) => ModelValidation.Validate(this, options);

    /// <summary>The object as compact JSON.</summary>
    public sealed override string ToString() => JsonManifestWriter.WriteString(Value.Of(this), indented: false);

    /// <inheritdoc/>
    public virtual bool Equals(ModelObject? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || EqualityContract != other.EqualityContract)
            return false;
        for (var i = 0; i < Shape.Count; i++)
        {
            if (!Slots.AreEqual(SlotAt(i), other.SlotAt(i)))
                return false;
        }

        return Equals(_unknown, other._unknown);
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(EqualityContract);
        for (var i = 0; _slots is not null && i < _slots.Length; i++)
        {
            if (_slots[i] is { } slot)
            {
                hash.Add(i);
                hash.Add(Slots.HashOf(slot));
            }
        }

        if (_unknown is not null)
            hash.Add(_unknown);
        return hash.ToHashCode();
    }

    int ISlottedValue.SlotCount => Shape.Count;

    bool ISlottedValue.HasSlotsOnly => _unknown is null;

    Placing ISlottedValue.Placing => Shape.Placing;

    int[]? ISlottedValue.WritingOrder => Shape.WritingOrder;

    ReadOnlySpan<object?> ISlottedValue.Slots => _slots;

    ReadOnlySpan<byte[]?> ISlottedValue.YamlKeys => Shape.YamlKeys;

    byte[] ISlottedValue.JsonKeyAt(int slot) => Shape.JsonKeyAt(slot);

    private protected sealed override IObjectValue AsValue => this;

    private protected sealed override bool IsUntouched => IsNew;

    private protected sealed override void ReadFrom(ModelReader reader) => ReadMembers(reader);

    int IObjectValue.Count => Shape.Count + (_unknown?.Count ?? 0);

    bool IObjectValue.IsComplete => true;

    Value IObjectValue.this[string name] => Find(name);

    string IObjectValue.NameAt(int index) =>
        index < Shape.Count ? Shape.NameAt(index) : _unknown!.KeyAt(index - Shape.Count);

    Value IObjectValue.ValueAt(int index) =>
        index < Shape.Count ? Value.FromSlot(SlotAt(index)) : Value.FromSlot(_unknown!.ValueAt(index - Shape.Count).Slot);

    /// <summary><see cref="Shape"/>, for this assembly.</summary>
    internal ObjectShape OwnShape => Shape;

    /// <summary>The unknown members, or null where there are none.</summary>
    internal ModelMap<UntypedValue>? Unknown => _unknown;

    /// <summary>True while nothing is set but what a resource says of its kind.</summary>
    private bool IsNew => _unknown is null && _slots.AsSpan(_slots is null || Shape.Kind is null ? 0 : ObjectShape.MetadataSlot).IndexOfAnyExcept((object?)null) < 0;

    /// <summary>What a slot holds; null where the member is absent.</summary>
    internal object? SlotAt(int slot) => _slots is { } slots ? slots[slot] : null;

    /// <summary>Fills a slot of an object that nobody else has seen yet.</summary>
    internal void SetSlot(int slot, object? value)
    {
        if (_slots is null)
        {
            if (value is null)
                return;
            _slots = new object?[Shape.Count];
        }

        _slots[slot] = value;
    }

    /// <summary>Never called, as <see cref="ToString"/> is sealed; generated types override it so that the compiler prints none of its own.</summary>
    protected override bool PrintMembers(System.Text.StringBuilder builder) => false;

    /// <summary>A copy of the same type.</summary>
    internal ModelObject Copy() => this with { };

    /// <summary>Sets a member by its wire name on an object that nobody else has seen yet: null makes it absent.</summary>
    internal void SetMember(string name, object? slot)
    {
        if (Shape.Find(name) is >= 0 and var known)
        {
            SetSlot(known, slot is null || ReferenceEquals(slot, Value.NullSlot)
                ? slot
                : Shape.TypeAt(known).ReadSlot(ModelReader.Of(Value.FromSlot(slot), name)));
            return;
        }

        var rest = _unknown?.Reopen() ?? new(open: true);
        if (slot is null)
            rest.Remove(name);
        else
            rest.Put(name, new(slot));
        _unknown = rest.Count == 0 ? null : rest.Close();
    }

    /// <summary>Reads the members into this object, which nobody else has seen yet.</summary>
    internal virtual void ReadMembers(ModelReader reader)
    {
        reader.BeginObject();
        ulong seen = 0;
        ModelMap<UntypedValue>? rest = null;
        var shape = Shape;
        var last = -1;
        while (true)
        {
            var slot = last;
            if (!reader.TryMember(shape, out var name, ref slot))
                break;
            if (slot < 0)
            {
                var place = reader.Last;
                if (!(rest ??= new(open: true)).TryAdd(name, reader.ReadUntyped()))
                    throw reader.Duplicate(place);
                continue;
            }

            last = slot;
            if (slot < 64 ? (seen & (1UL << slot)) != 0 : SlotAt(slot) is not null)
                throw reader.Duplicate(reader.Last);
            if (slot < 64)
                seen |= 1UL << slot;
            // What a resource says of its kind stands there already.
            if (shape.ConstantAt(slot) is { } constant && reader.TrySkip(constant))
                continue;
            SetSlot(slot, reader.TryNull() ? Value.NullSlot : shape.TypeAt(slot).ReadSlot(reader));
        }

        _unknown = rest?.Close();
    }

    private Value Find(string name)
    {
        var shape = Shape;
        if (shape.FindLiteral(name) is >= 0 and var slot)
            return Value.FromSlot(SlotAt(slot));
        return _unknown is not null && _unknown.TryGetValue(name, out var value) ? Value.FromSlot(value.Slot) : Value.Absent;
    }
}
