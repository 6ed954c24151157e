using System.Globalization;
using BackendDsl.Cel.Text;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Quantities as the server keeps them.</summary>
internal static class QuantityText
{
    /// <summary>The text after rounding up to thousandths; null where nothing is finer.</summary>
    public static string? RoundedToMilli(string text)
    {
        if (Decoding.Amount.IsPlain(text) || !Quantity.TryParse(text, out var quantity))
            return null;
        var milli = Math.Ceiling(quantity.ToApproximateDouble() * 1000);
        if (Math.Abs(milli) > 1e15 || !Quantity.TryParse(milli.ToString("F0", CultureInfo.InvariantCulture) + "m", out var rounded) || rounded == quantity)
            return null;
        return rounded.ToString();
    }

    /// <summary>The text that is read back. A whole number in a form that needs no change is kept as it was written.</summary>
    public static string Stored(string text)
    {
        if (!Quantity.TryParse(text, out var quantity))
            return text;
        var canonical = quantity.ToString();
        // A sign or a point that says nothing stays.
        return text.TrimStart('+').Replace(".", "") == canonical && text.IndexOf(".", StringComparison.Ordinal) is var point && (point < 0 || point == text.Length - 1) ? text : canonical;
    }
}
