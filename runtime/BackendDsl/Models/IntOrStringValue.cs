using System.Globalization;

namespace BackendDsl.Models;

/// <summary>A whole number or a string (<c>x-kubernetes-int-or-string</c>). <c>8080</c> and <c>"8080"</c> are different values.</summary>
public readonly record struct IntOrStringValue : IScalarValue
{
    private readonly object? _slot;

    private IntOrStringValue(object? slot) => _slot = slot;

    /// <summary>True for a string.</summary>
    public bool IsString => _slot is string;

    /// <summary>The string; null for a number.</summary>
    public string? StringValue => _slot as string;

    /// <summary>The number; null for a string, and for a number beyond 64 bits.</summary>
    public long? IntegerValue => _slot is long or double && Slots.TryToInt64(_slot, out var value) ? value : null;

    object? IScalarValue.Slot => _slot;

    internal object? Slot => _slot;

    /// <summary>A string.</summary>
    public static implicit operator IntOrStringValue(string value) => new(value);

    /// <summary>A number.</summary>
    public static implicit operator IntOrStringValue(long value) => new((object)value);

    /// <summary>A number.</summary>
    public static implicit operator IntOrStringValue(int value) => new((object)(long)value);

    /// <inheritdoc/>
    public override string ToString() => Convert.ToString(_slot, CultureInfo.InvariantCulture) ?? "";

    internal static IntOrStringValue FromSlot(object slot) => new(Slots.Whole(slot));
}
