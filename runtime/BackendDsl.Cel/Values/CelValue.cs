using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>A value of CEL, a failure, or an outcome that is not known.</summary>
public readonly struct CelValue
{
    // Lists: ListValue, or IArrayValue read through a ListAdapter in _aux. Maps and objects: MapValue, CelMessage, or
    // IObjectValue read through a MapAdapter or as a CelObjectType in _aux. No allocation to pass them on.
    private readonly object? _reference;
    private readonly object? _aux;
    private readonly long _bits;

    internal CelValue(CelKind kind, object? reference, object? aux = null, long bits = 0)
    {
        Kind = kind;
        _reference = reference;
        _aux = aux;
        _bits = bits;
    }

    /// <summary>What the value is.</summary>
    public CelKind Kind { get; }

    /// <summary><c>null</c></summary>
    public static CelValue Null => default;

    /// <summary><c>true</c></summary>
    public static CelValue True => new(CelKind.Bool, null, null, 1);

    /// <summary><c>false</c></summary>
    public static CelValue False => new(CelKind.Bool, null);

    /// <summary>An outcome that is not known.</summary>
    public static CelValue Unknown => new(CelKind.Unknown, null);

    /// <summary>True for <c>true</c>.</summary>
    public bool IsTrue => Kind == CelKind.Bool && _bits != 0;

    /// <summary>True for <c>false</c>.</summary>
    public bool IsFalse => Kind == CelKind.Bool && _bits == 0;

    /// <summary>True where the evaluation failed; see <see cref="Error"/>.</summary>
    public bool IsError => Kind == CelKind.Error;

    /// <summary>True where the outcome is not known.</summary>
    public bool IsUnknown => Kind == CelKind.Unknown;

    internal bool IsErrorOrUnknown => Kind >= CelKind.Error;

    /// <summary>A boolean.</summary>
    public static CelValue Of(bool value) => new(CelKind.Bool, null, null, value ? 1 : 0);

    /// <summary>An integer.</summary>
    public static CelValue Of(long value) => new(CelKind.Int, null, null, value);

    /// <summary>An unsigned integer.</summary>
    public static CelValue Of(ulong value) => new(CelKind.Uint, null, null, unchecked((long)value));

    /// <summary>A float.</summary>
    public static CelValue Of(double value) => new(CelKind.Double, null, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string; null makes CEL's <c>null</c>.</summary>
    public static CelValue Of(string? value) => value is null ? default : new(CelKind.String, value);

    /// <summary>Bytes; null makes CEL's <c>null</c>.</summary>
    public static CelValue Of(byte[]? value) => value is null ? default : new(CelKind.Bytes, value);

    /// <summary>A span of time, in nanoseconds.</summary>
    public static CelValue OfDuration(long nanoseconds) => new(CelKind.Duration, null, null, nanoseconds);

    /// <summary>Plain JSON, untyped, as policies see objects.</summary>
    public static CelValue Of(Value value) => RawAdapter.Instance.Adapt(value);

    /// <summary>A list.</summary>
    public static CelValue OfList(IEnumerable<CelValue> items) => new(CelKind.List, new ListValue([.. items]));

    /// <summary>A failure.</summary>
    public static CelValue Failure(string message) => Failure(message, CelErrorKind.Other);

    internal static CelValue Failure(string message, CelErrorKind kind) => new(CelKind.Error, new CelError(message, kind));

    internal static CelValue Of(ListValue list) => new(CelKind.List, list);

    internal static CelValue Of(MapValue map) => new(CelKind.Map, map);

    internal static CelValue Of(CelMessage message) => new(CelKind.Object, message);

    /// <summary>A point in time.</summary>
    public static CelValue Of(GoTime time) => new(CelKind.Timestamp, time);

    internal static CelValue Of(CelType type) => new(CelKind.Type, type);

    internal static CelValue Of(CelOpaque value) => new(CelKind.Opaque, value);

    internal static CelValue Of(CelOptional value) => new(CelKind.Optional, value);

    internal static CelValue Some(in CelValue value) => new(CelKind.Optional, new CelOptional(value));

    internal static CelValue None => new(CelKind.Optional, CelOptional.None);

    internal static CelValue Of(Truth truth) => truth switch
    {
        Truth.False => False,
        Truth.True => True,
        Truth.Unknown => Unknown,
        _ => CelErrors.NoSuchOverload,
    };

    /// <summary>The boolean. Only for <see cref="CelKind.Bool"/>.</summary>
    public bool Bool => _bits != 0;

    /// <summary>The integer. Only for <see cref="CelKind.Int"/>.</summary>
    public long Int => _bits;

    /// <summary>The unsigned integer. Only for <see cref="CelKind.Uint"/>.</summary>
    public ulong Uint => unchecked((ulong)_bits);

    /// <summary>The float. Only for <see cref="CelKind.Double"/>.</summary>
    public double Double => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The string. Only for <see cref="CelKind.String"/>.</summary>
    public string String => (string)_reference!;

    /// <summary>The bytes. Only for <see cref="CelKind.Bytes"/>.</summary>
    public byte[] Bytes => (byte[])_reference!;

    /// <summary>The span of time in nanoseconds. Only for <see cref="CelKind.Duration"/>.</summary>
    public long DurationNanoseconds => _bits;

    /// <summary>The failure. Only for <see cref="CelKind.Error"/>.</summary>
    public CelError Error => (CelError)_reference!;

    /// <summary>The point in time. Only for <see cref="CelKind.Timestamp"/>.</summary>
    public GoTime Time => (GoTime)_reference!;

    internal CelType TypeValue => (CelType)_reference!;

    internal CelOptional Optional => (CelOptional)_reference!;

    internal CelOpaque Opaque => (CelOpaque)_reference!;

    internal object? Reference => _reference;

    internal object? Aux => _aux;

    /// <summary>How many items a list has, or pairs a map. Only for lists and maps.</summary>
    public int Count => Kind == CelKind.List ? Lists.Count(this) : Maps.Count(this);

    /// <summary>An item of a list, from 0. Only for lists.</summary>
    public CelValue ItemAt(int index) => Lists.Item(this, index);

    /// <summary>The pairs of a map. Only for maps.</summary>
    public IEnumerable<KeyValuePair<CelValue, CelValue>> Pairs => Maps.Pairs(this);

    /// <summary>The type the value has while running, as <c>type()</c> answers it.</summary>
    public CelType Type => Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.List => CelType.DynList,
        CelKind.Map => CelType.DynMap,
        CelKind.Object => _reference is CelMessage message ? message.Type : (CelType)_aux!,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.Type => CelType.AnyType,
        CelKind.Optional => CelTypes.Find("optional_type")!,
        CelKind.Opaque => Opaque.Type,
        _ => CelType.Dyn,
    };

    /// <summary>The value written out for people.</summary>
    public override string ToString() => ValueText.Describe(this);
}
