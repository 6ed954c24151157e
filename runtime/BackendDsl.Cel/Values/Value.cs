using System.Globalization;

namespace BackendDsl.Cel.Values;

/// <summary>
/// One JSON value as the engine sees it: a small struct over whatever holds the data (a parsed document, a typed
/// model, an expression read by the compiler), so that no conversion stands between an object and its verdict.
/// </summary>
/// <remarks>
/// Models keep values in slots of type <see cref="object"/>; <see cref="FromSlot"/> and <see cref="ToSlot"/> are the one
/// place that defines that form: <c>null</c> absent, <see cref="NullSlot"/> JSON null, boxed <see cref="bool"/>,
/// boxed <see cref="long"/>, boxed <see cref="double"/>, <see cref="string"/>, <see cref="IArrayValue"/>, <see cref="IObjectValue"/>.
/// </remarks>
public readonly struct Value
{
    /// <summary>What a slot holds for an explicit JSON null.</summary>
    public static readonly object NullSlot = NullMarker.Instance;

    private static readonly object s_true = true;
    private static readonly object s_false = false;

    // Sixteen bytes, as documents are mostly these: of what refers to something the bits are the kind, and of everything else the reference tells the kind.
    private readonly object? _reference;
    private readonly long _bits;

    private Value(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    /// <summary>What this value holds.</summary>
    public ValueKind Kind => _reference is KindMarker marker ? marker.Kind : (ValueKind)_bits;

    /// <summary>Nothing there.</summary>
    public static Value Absent => default;

    /// <summary>An explicit JSON null.</summary>
    public static Value Null => new(KindMarker.Null, 0);

    /// <summary>Present, value not known.</summary>
    public static Value Unknown => new(KindMarker.Unknown, 0);

    /// <summary>Perhaps not even present.</summary>
    public static Value MaybeAbsent => new(KindMarker.MaybeAbsent, 0);

    /// <summary>True unless <see cref="ValueKind.Absent"/> or <see cref="ValueKind.MaybeAbsent"/>.</summary>
    public bool IsPresent => Kind is not (ValueKind.Absent or ValueKind.MaybeAbsent);

    /// <summary>True if absent for certain.</summary>
    public bool IsAbsent => Kind == ValueKind.Absent;

    /// <summary>True for <see cref="ValueKind.Unknown"/> and <see cref="ValueKind.MaybeAbsent"/>.</summary>
    public bool IsUnknown => Kind >= ValueKind.Unknown;

    /// <summary>True for both number kinds.</summary>
    public bool IsNumber => Kind is ValueKind.Integer or ValueKind.Double;

    /// <summary>A boolean.</summary>
    public static Value Of(bool value) => new(KindMarker.Boolean, value ? 1 : 0);

    /// <summary>A whole number.</summary>
    public static Value Of(long value) => new(KindMarker.Integer, value);

    /// <summary>A 64-bit float as decoded from JSON text that is not a whole number; kept as a float even if integral.</summary>
    public static Value Of(double value) => new(KindMarker.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string, or absent for <c>null</c>.</summary>
    public static Value Of(string? value) => value is null ? default : new(value, (long)ValueKind.String);

    /// <summary>An array, or absent for <c>null</c>.</summary>
    public static Value Of(IArrayValue? value) => value is null ? default : new(value, (long)ValueKind.Array);

    /// <summary>An object, or absent for <c>null</c>.</summary>
    public static Value Of(IObjectValue? value) => value is null ? default : new(value, (long)ValueKind.Object);

    /// <summary>The boolean. Only for <see cref="ValueKind.Boolean"/>.</summary>
    public bool Boolean => _bits != 0;

    /// <summary>The whole number. Only for <see cref="ValueKind.Integer"/>.</summary>
    public long Integer => _bits;

    /// <summary>The float. Only for <see cref="ValueKind.Double"/>.</summary>
    public double Double => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>Either number as a float. Only for numbers.</summary>
    public double Number => Kind == ValueKind.Integer ? _bits : Double;

    /// <summary>The string. Only for <see cref="ValueKind.String"/>.</summary>
    public string String => (string)_reference!;

    /// <summary>The array. Only for <see cref="ValueKind.Array"/>.</summary>
    public IArrayValue Array => (IArrayValue)_reference!;

    /// <summary>The object. Only for <see cref="ValueKind.Object"/>.</summary>
    public IObjectValue Object => (IObjectValue)_reference!;

    /// <summary>Reads the slot form described in the remarks of this type.</summary>
    public static Value FromSlot(object? slot) => slot switch
    {
        null => default,
        string s => new(s, (long)ValueKind.String),
        bool b => Of(b),
        long l => Of(l),
        IObjectValue o => new(o, (long)ValueKind.Object),
        IArrayValue a => new(a, (long)ValueKind.Array),
        double d => Of(d),
        int i => Of((long)i),
        NullMarker => Null,
        UnknownMarker u => u.MaybeAbsent ? MaybeAbsent : Unknown,
        _ => throw new ArgumentException($"a slot cannot hold {slot.GetType()}", nameof(slot)),
    };

    /// <summary>The slot form described in the remarks of this type.</summary>
    public object? ToSlot() => Kind switch
    {
        ValueKind.Absent => null,
        ValueKind.Null => NullSlot,
        ValueKind.Boolean => _bits != 0 ? s_true : s_false,
        ValueKind.Integer => _bits,
        ValueKind.Double => Double,
        ValueKind.Unknown => UnknownMarker.Present,
        ValueKind.MaybeAbsent => UnknownMarker.Perhaps,
        _ => _reference,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ValueKind.Boolean => _bits != 0 ? "true" : "false",
        ValueKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        ValueKind.Double => Double.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.String => String,
        ValueKind.Array => $"[{Array.Count} items]",
        ValueKind.Object => $"{{{Object.Count} members}}",
        _ => Kind.ToString(),
    };

    private sealed class KindMarker(ValueKind kind)
    {
        public static readonly KindMarker Null = new(ValueKind.Null);
        public static readonly KindMarker Boolean = new(ValueKind.Boolean);
        public static readonly KindMarker Integer = new(ValueKind.Integer);
        public static readonly KindMarker Double = new(ValueKind.Double);
        public static readonly KindMarker Unknown = new(ValueKind.Unknown);
        public static readonly KindMarker MaybeAbsent = new(ValueKind.MaybeAbsent);

        public ValueKind Kind { get; } = kind;
    }

    private sealed class NullMarker
    {
        public static readonly NullMarker Instance = new();
    }

    private sealed class UnknownMarker(bool maybeAbsent)
    {
        public static readonly UnknownMarker Present = new(false);
        public static readonly UnknownMarker Perhaps = new(true);

        public bool MaybeAbsent { get; } = maybeAbsent;
    }
}
