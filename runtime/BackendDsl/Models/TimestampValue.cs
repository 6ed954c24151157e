using System.Globalization;

namespace BackendDsl.Models;

/// <summary>A date and time as Kubernetes writes it (RFC 3339). The text is kept as it was given, its offset and fraction too.</summary>
public readonly record struct TimestampValue : IScalarValue
{
    private readonly string? _text;

    /// <summary>A timestamp of this text; it is not judged here but by validation.</summary>
    public TimestampValue(string text) => _text = text;

    /// <summary>A timestamp of this instant, with its offset; <c>Z</c> for UTC.</summary>
    public TimestampValue(DateTimeOffset value) => _text = Format(value);

    /// <summary>The text.</summary>
    public string Text => _text ?? "";

    object? IScalarValue.Slot => _text;

    internal string? Slot => _text;

    /// <summary>A timestamp of this text.</summary>
    public static implicit operator TimestampValue(string text) => new(text);

    /// <summary>A timestamp of this instant.</summary>
    public static implicit operator TimestampValue(DateTimeOffset value) => new(value);

    /// <summary>A timestamp of this instant; a time that does not say its zone is taken as UTC.</summary>
    public static implicit operator TimestampValue(DateTime value) =>
        new(value.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(value, TimeSpan.Zero) : new DateTimeOffset(value));

    /// <summary>The instant, where the text is one to .NET.</summary>
    public bool TryGetDateTimeOffset(out DateTimeOffset value) =>
        DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Format(DateTimeOffset value) =>
        value.ToString(
            (value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF")
            + (value.Offset == TimeSpan.Zero ? "'Z'" : "zzz"),
            CultureInfo.InvariantCulture);
}
