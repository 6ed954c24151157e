using System.Globalization;
using System.Numerics;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Quantities of Kubernetes as whole numbers, rounded up.</summary>
internal static class PolicyQuantity
{
    // Beyond these the number is out of every range a policy has, or rounds to 1: no need to build it.
    private const int MaximumExponent = 30;

    public static bool TryRoundUp(string text, out BigInteger number)
    {
        number = default;
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '+' or '-'))
            end++;
        if (end is 0 or > 40 || !decimal.TryParse(text.AsSpan(0, end), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return false;
        var digits = text[..end];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : digits.Length - point - 1;
        var unscaled = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (!TryFactor(text[end..], out var factor, out var exponent))
            return false;

        exponent -= scale;
        if (Math.Abs(exponent) > MaximumExponent + 40)
            return false;
        unscaled *= factor;
        if (exponent >= 0)
        {
            number = unscaled * BigInteger.Pow(10, exponent);
            return true;
        }

        number = BigInteger.DivRem(unscaled, BigInteger.Pow(10, -exponent), out var rest);
        if (rest.Sign > 0)
            number += 1;
        return true;
    }

    private static bool TryFactor(string suffix, out BigInteger factor, out int exponent)
    {
        factor = BigInteger.One;
        exponent = 0;
        switch (suffix)
        {
            case "": return true;
            case "n": exponent = -9; return true;
            case "u": exponent = -6; return true;
            case "m": exponent = -3; return true;
            case "k": exponent = 3; return true;
            case "M": exponent = 6; return true;
            case "G": exponent = 9; return true;
            case "T": exponent = 12; return true;
            case "P": exponent = 15; return true;
            case "E": exponent = 18; return true;
            case "Ki": factor = BigInteger.One << 10; return true;
            case "Mi": factor = BigInteger.One << 20; return true;
            case "Gi": factor = BigInteger.One << 30; return true;
            case "Ti": factor = BigInteger.One << 40; return true;
            case "Pi": factor = BigInteger.One << 50; return true;
            case "Ei": factor = BigInteger.One << 60; return true;
            default:
                return suffix[0] is 'e' or 'E'
                    && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                    && Math.Abs(exponent) <= MaximumExponent;
        }
    }
}
