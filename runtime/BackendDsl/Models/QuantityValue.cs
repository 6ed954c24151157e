using System.Globalization;

namespace BackendDsl.Models;

/// <summary>An amount as Kubernetes writes it: <c>64Ki</c>, <c>500m</c>, or a whole number. It is kept as it was given.</summary>
public readonly record struct QuantityValue : IScalarValue
{
    private readonly object? _slot;

    private QuantityValue(object? slot) => _slot = slot;

    /// <summary>The text; a number in digits.</summary>
    public string Text => Convert.ToString(_slot, CultureInfo.InvariantCulture) ?? "";

    /// <summary>True where it was given as a string.</summary>
    public bool IsString => _slot is string;

    object? IScalarValue.Slot => _slot;

    internal object? Slot => _slot;

    /// <summary>An amount with a suffix.</summary>
    public static implicit operator QuantityValue(string value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator QuantityValue(long value) => new((object)value);

    /// <summary>A whole number.</summary>
    public static implicit operator QuantityValue(int value) => new((object)(long)value);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static QuantityValue FromSlot(object slot) => new(Slots.Whole(slot));
}
