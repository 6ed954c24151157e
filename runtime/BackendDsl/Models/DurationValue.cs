using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace BackendDsl.Models;

/// <summary>A duration as Kubernetes writes it, for example <c>1h30m</c> or <c>500ms</c>. The text is kept as it was given.</summary>
public readonly record struct DurationValue : IScalarValue
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789.");

    private readonly string? _text;

    /// <summary>A duration of this text; it is not judged here but by validation.</summary>
    public DurationValue(string text) => _text = text;

    /// <summary>A duration of this length, written the way Go does: <c>1h30m0s</c> is shortened to <c>1h30m</c>.</summary>
    public DurationValue(TimeSpan value) => _text = Format(value);

    /// <summary>The text.</summary>
    public string Text => _text ?? "";

    object? IScalarValue.Slot => _text;

    internal string? Slot => _text;

    /// <summary>A duration of this text.</summary>
    public static implicit operator DurationValue(string text) => new(text);

    /// <summary>A duration of this length.</summary>
    public static implicit operator DurationValue(TimeSpan value) => new(value);

    /// <summary>The length, where the text is a Go duration that a <see cref="TimeSpan"/> can hold exactly.</summary>
    public bool TryGetTimeSpan(out TimeSpan value) => TryParse(Text, out value);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whole units from the largest that fits, no unit of zero, the smallest unit that leaves nothing over.</summary>
    private static string Format(TimeSpan value)
    {
        if (value == TimeSpan.Zero)
            return "0s";
        var rest = (UInt128)BigInteger.Abs(value.Ticks) * 100;
        Span<char> buffer = stackalloc char[64];
        var at = 0;
        if (value < TimeSpan.Zero)
            buffer[at++] = '-';
        foreach (var (unit, nanoseconds) in s_units)
        {
            var count = rest / nanoseconds;
            if (count == 0)
                continue;
            rest -= count * nanoseconds;
            count.TryFormat(buffer[at..], out var written, provider: CultureInfo.InvariantCulture);
            at += written;
            unit.CopyTo(buffer[at..]);
            at += unit.Length;
        }

        return new(buffer[..at]);
    }

    private static readonly (string Unit, ulong Nanoseconds)[] s_units =
        [("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1)];

    private static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var negative = text.StartsWith('-');
        var rest = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        if (rest is "0")
            return true;
        if (rest.IsEmpty)
            return false;
        decimal ticks = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(s_digits);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            rest = rest[digits..];
            var end = rest.IndexOfAny(s_digits);
            var unit = end < 0 ? rest : rest[..end];
            rest = rest[unit.Length..];
            decimal size = unit switch { "h" => 36_000_000_000, "m" => 600_000_000, "s" => 10_000_000, "ms" => 10_000, "us" or "µs" or "μs" => 10, "ns" => 0.01m, _ => 0 };
            if (size == 0 || number > decimal.MaxValue / 36_000_000_000m)
                return false;
            ticks += number * size;
            if (ticks > long.MaxValue)
                return false;
        }

        if (ticks != decimal.Truncate(ticks))
            return false;
        value = new((long)(negative ? -ticks : ticks));
        return true;
    }
}
