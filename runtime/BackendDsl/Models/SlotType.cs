using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>How the value of a member is read from text. The instances are the members of this class; there are no others.</summary>
public abstract class SlotType
{
    private protected SlotType()
    {
    }

    /// <summary>A string; also what holds an enum of strings.</summary>
    public static SlotType<string> String { get; } = new StringSlot();

    /// <summary>A boolean.</summary>
    public static SlotType<bool> Boolean { get; } = new BooleanSlot();

    /// <summary>A whole number of 32 bits, as an item.</summary>
    public static SlotType<int> Int32 { get; } = new Int32Slot();

    /// <summary>A whole number of 64 bits.</summary>
    public static SlotType<long> Int64 { get; } = new Int64Slot();

    /// <summary>Any number.</summary>
    public static SlotType<double> Double { get; } = new DoubleSlot();

    /// <summary>A duration, as an item.</summary>
    public static SlotType<DurationValue> Duration { get; } = new ScalarSlot<DurationValue>(new StringSlot(), v => new((string)v));

    /// <summary>A date and time, as an item.</summary>
    public static SlotType<TimestampValue> Timestamp { get; } = new ScalarSlot<TimestampValue>(new StringSlot(), v => new((string)v));

    /// <summary>A whole number or a string.</summary>
    public static SlotType<IntOrStringValue> IntOrString { get; } = new IntOrStringSlot();

    /// <summary>A quantity, as an item.</summary>
    public static SlotType<QuantityValue> Quantity { get; } = new ScalarSlot<QuantityValue>(new IntOrStringSlot(), QuantityValue.FromSlot);

    /// <summary>Any JSON value.</summary>
    public static SlotType<UntypedValue> Untyped { get; } = new UntypedSlot();

    /// <summary>A string of known values, as an item.</summary>
    public static SlotType<T> Enum<T>()
        where T : struct, IStringEnum<T> => new ScalarSlot<T>(new StringSlot(), v => (string)v);

    /// <summary>A whole number of known values, as an item.</summary>
    public static SlotType<T> IntegerEnum<T>()
        where T : struct, IIntegerEnum<T> => new ScalarSlot<T>(new Int64Slot(), v => Slots.ToInt64(v));

    /// <summary>An item that may be null, of a type that is not a reference.</summary>
    public static SlotType<T?> Nullable<T>(SlotType<T> type)
        where T : struct => new NullableSlot<T>(type);

    /// <summary>An object of a model type.</summary>
    public static SlotType<T> Object<T>()
        where T : ModelObject, new() => ObjectSlot<T>.Instance;

    /// <summary>A list.</summary>
    public static SlotType<ModelList<T>> List<T>(SlotType<T> item) => new ListSlot<T>(item);

    /// <summary>A map.</summary>
    public static SlotType<ModelMap<T>> Map<T>(SlotType<T> value) => new MapSlot<T>(value);

    /// <summary>Reads a value that is not null, in the form a slot holds it.</summary>
    internal abstract object ReadSlot(ModelReader reader);
}
