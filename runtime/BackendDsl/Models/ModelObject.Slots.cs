using BackendDsl.Cel.Values;

namespace BackendDsl.Models;

// What the properties of generated models are written with: one call to get, one to set.
public abstract partial record ModelObject
{
    /// <summary>The string of a slot.</summary>
    protected string? GetString(int slot) => SlotAt(slot) as string;

    /// <summary>The boolean of a slot.</summary>
    protected bool? GetBoolean(int slot) => SlotAt(slot) as bool?;

    /// <summary>The whole number of a slot.</summary>
    protected long? GetInt64(int slot) => Number(slot) is { } number
        ? Slots.TryToInt64(number, out var value) ? value : throw DoesNotFit(slot, "a 64-bit whole number")
        : null;

    /// <summary>The whole number of a slot.</summary>
    protected int? GetInt32(int slot) => Number(slot) is { } number
        ? Slots.TryToInt64(number, out var value) && value == (int)value ? (int)value : throw DoesNotFit(slot, "a 32-bit whole number")
        : null;

    /// <summary>The number of a slot.</summary>
    protected double? GetDouble(int slot) => Number(slot) is { } number ? Slots.ToDouble(number) : null;

    /// <summary>The duration of a slot.</summary>
    protected DurationValue? GetDuration(int slot) => SlotAt(slot) is string text ? new DurationValue(text) : default(DurationValue?);

    /// <summary>The timestamp of a slot.</summary>
    protected TimestampValue? GetTimestamp(int slot) => SlotAt(slot) is string text ? new TimestampValue(text) : default(TimestampValue?);

    /// <summary>The whole number or string of a slot.</summary>
    protected IntOrStringValue? GetIntOrString(int slot) => Scalar(slot) is { } value ? IntOrStringValue.FromSlot(value) : default(IntOrStringValue?);

    /// <summary>The quantity of a slot.</summary>
    protected QuantityValue? GetQuantity(int slot) => Scalar(slot) is { } value ? QuantityValue.FromSlot(value) : default(QuantityValue?);

    /// <summary>The JSON value of a slot; a JSON null too.</summary>
    protected UntypedValue? GetUntyped(int slot) => SlotAt(slot) is { } value ? new UntypedValue(value) : default(UntypedValue?);

    /// <summary>The enum value of a slot.</summary>
    protected T? GetEnum<T>(int slot)
        where T : struct, IStringEnum<T> => SlotAt(slot) is string text ? (T)text : default(T?);

    /// <summary>The enum value of a slot that holds a whole number.</summary>
    protected T? GetIntegerEnum<T>(int slot)
        where T : struct, IIntegerEnum<T> => GetInt64(slot) is { } number ? (T)number : null;

    /// <summary>The object of a slot.</summary>
    protected T? GetObject<T>(int slot)
        where T : ModelObject => SlotAt(slot) as T;

    /// <summary>The list of a slot.</summary>
    protected ModelList<T>? GetList<T>(int slot) => SlotAt(slot) as ModelList<T>;

    /// <summary>The map of a slot.</summary>
    protected ModelMap<T>? GetMap<T>(int slot) => SlotAt(slot) as ModelMap<T>;

    /// <summary>Sets a string; null makes it absent, here as in the methods below.</summary>
    protected void SetString(int slot, string? value) => SetSlot(slot, value);

    /// <summary>Sets a boolean.</summary>
    protected void SetBoolean(int slot, bool? value) => SetSlot(slot, value is { } v ? Value.Of(v).ToSlot() : null);

    /// <summary>Sets a whole number.</summary>
    protected void SetInt64(int slot, long? value) => SetSlot(slot, value);

    /// <summary>Sets a number.</summary>
    protected void SetDouble(int slot, double? value) => SetSlot(slot, value is { } v ? Slots.FromDouble(v) : null);

    /// <summary>Sets a duration.</summary>
    protected void SetDuration(int slot, DurationValue? value) => SetSlot(slot, value?.Slot);

    /// <summary>Sets a timestamp.</summary>
    protected void SetTimestamp(int slot, TimestampValue? value) => SetSlot(slot, value?.Slot);

    /// <summary>Sets a whole number or a string.</summary>
    protected void SetIntOrString(int slot, IntOrStringValue? value) => SetSlot(slot, value?.Slot);

    /// <summary>Sets a quantity.</summary>
    protected void SetQuantity(int slot, QuantityValue? value) => SetSlot(slot, value?.Slot);

    /// <summary>Sets any JSON value.</summary>
    protected void SetUntyped(int slot, UntypedValue? value) => SetSlot(slot, value?.Slot);

    /// <summary>Sets an object.</summary>
    protected void SetObject(int slot, ModelObject? value) => SetSlot(slot, value);

    /// <summary>Sets a list.</summary>
    protected void SetList<T>(int slot, ModelList<T>? value) => SetSlot(slot, value);

    /// <summary>Sets a map.</summary>
    protected void SetMap<T>(int slot, ModelMap<T>? value) => SetSlot(slot, value);

    /// <summary>Sets an enum value.</summary>
    protected void SetEnum<T>(int slot, T? value)
        where T : struct, IStringEnum<T> => SetSlot(slot, value?.Value);

    /// <summary>Sets an enum value that is a whole number.</summary>
    protected void SetIntegerEnum<T>(int slot, T? value)
        where T : struct, IIntegerEnum<T> => SetSlot(slot, value?.Value);

    /// <summary>A builder that goes on from this object, which stays as it is.</summary>
    protected TBuilder Continue<TBuilder>()
        where TBuilder : ObjectBuilder, new()
    {
        var builder = new TBuilder();
        builder.Start(this);
        return builder;
    }

    private object? Scalar(int slot) => SlotAt(slot) is { } value && !ReferenceEquals(value, Value.NullSlot) ? value : null;

    private object? Number(int slot) => SlotAt(slot) is long or double ? _slots![slot] : null;

    private OverflowException DoesNotFit(int slot, string type) =>
        new($"the value {SlotAt(slot)} of '{Shape.NameAt(slot)}' is not {type}; read it with GetMember(\"{Shape.NameAt(slot)}\")");
}
