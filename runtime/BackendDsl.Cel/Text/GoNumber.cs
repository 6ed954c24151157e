using System.Globalization;
using System.Numerics;
using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>Numbers as Go's <c>strconv</c> package reads and writes them, independent of what the host's own routines do.</summary>
public static class GoNumber
{
    private static readonly double[] s_smallPowers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    // Hosts of .NET Framework write fewer digits than needed or more than needed with "R".
    private static readonly bool s_roundTripIsShortest = double.Epsilon.ToString("R", CultureInfo.InvariantCulture) == "5E-324";

    /// <summary>Reads a decimal 64-bit integer with an optional sign, nothing else around it.</summary>
    public static bool TryParseInt64(string text, out long value) => TryParseInt64(text, out value, out _);

    /// <summary>As the other overload; tells whether a number was there that did not fit.</summary>
    public static bool TryParseInt64(string text, out long value, out bool outOfRange)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (!Digits(text, negative || (text.Length > 0 && text[0] == '+') ? 1 : 0, out var magnitude, out outOfRange))
            return false;
        if (magnitude > (negative ? 1UL << 63 : long.MaxValue))
        {
            outOfRange = true;
            return false;
        }

        value = unchecked(negative ? -(long)magnitude : (long)magnitude);
        return true;
    }

    /// <summary>Reads a decimal 64-bit unsigned integer; a sign is not allowed.</summary>
    public static bool TryParseUInt64(string text, out ulong value) => Digits(text, 0, out value, out _);

    /// <summary>
    /// Reads what <c>strconv.ParseFloat</c> reads: decimal and hexadecimal (<c>0x1p-2</c>) numbers, underscores between
    /// digits, <c>inf</c>, <c>infinity</c>, <c>nan</c> in any case. A number too large is refused, one too small becomes zero.
    /// </summary>
    public static bool TryParseDouble(string text, out double value) => TryParseDouble(text, out value, out _);

    /// <summary>As the other overload; tells whether a number was there that is too large, then <paramref name="value"/> is an infinity.</summary>
    public static bool TryParseDouble(string text, out double value, out bool outOfRange)
    {
        outOfRange = false;
        if (Special(text, out value))
            return true;
        var negative = text.Length > 0 && text[0] == '-';
        var start = negative || (text.Length > 0 && text[0] == '+') ? 1 : 0;
        var hexadecimal = text.Length > start + 2 && text[start] == '0' && text[start + 1] is 'x' or 'X';
        var at = hexadecimal ? start + 2 : start;
        var digits = new StringBuilder();
        bool underscores = false, point = false, any = false;
        long scale = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '_')
            {
                underscores = true;
                continue;
            }

            if (c == '.' && !point)
            {
                point = true;
                continue;
            }

            if (!(c is >= '0' and <= '9' || (hexadecimal && c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))))
                break;
            any = true;
            digits.Append(c);
            if (point)
                scale--;
        }

        if (!any)
            return false;
        long exponent = 0;
        if (at < text.Length && (text[at] | 0x20) == (hexadecimal ? 'p' : 'e'))
        {
            at++;
            var negativeExponent = at < text.Length && text[at] == '-';
            if (at < text.Length && text[at] is '-' or '+')
                at++;
            if (at >= text.Length || text[at] is < '0' or > '9')
                return false;
            for (; at < text.Length && text[at] is (>= '0' and <= '9') or '_'; at++)
            {
                if (text[at] == '_')
                    underscores = true;
                else if (exponent < 10000)
                    exponent = (exponent * 10) + text[at] - '0';
            }

            if (negativeExponent)
                exponent = -exponent;
        }
        else if (hexadecimal)
        {
            return false;
        }

        if (at < text.Length || (underscores && !UnderscoresAreGood(text, start)))
            return false;
        value = hexadecimal ? FromHexadecimal(digits.ToString(), exponent + (4 * scale)) : FromDecimal(digits.ToString(), exponent + scale);
        if (negative)
            value = -value;
        outOfRange = double.IsInfinity(value);
        return !outOfRange;
    }

    /// <summary>
    /// As <c>FormatFloat(value, 'g', -1, 64)</c>, the way CEL's <c>string(double)</c> writes: the fewest digits that identify the number, with an
    /// exponent if that is below -4 or above 5 (<c>100000</c>, <c>1e+06</c>, <c>+Inf</c>).
    /// </summary>
    public static string FormatGeneral(double value)
    {
        if (NotFinite(value) is { } name)
            return name;
        var digits = Shortest(value, out var point);
        var exponent = point - 1;
        return (IsNegative(value) ? "-" : "")
            + (exponent is < -4 or >= 6 ? WithExponent(digits, exponent, digits.Length - 1) : Plain(digits, point, Math.Max(digits.Length - point, 0)));
    }

    /// <summary>As <c>FormatFloat(value, 'f', -1, 64)</c>: the fewest digits that identify the number, never an exponent.</summary>
    public static string FormatFixed(double value)
    {
        if (NotFinite(value) is { } name)
            return name;
        var digits = Shortest(value, out var point);
        return (IsNegative(value) ? "-" : "") + Plain(digits, point, Math.Max(digits.Length - point, 0));
    }

    /// <summary>As <c>FormatFloat(value, 'f', precision, 64)</c>: rounded half to even on the exact value.</summary>
    public static string FormatFixed(double value, int precision)
    {
        if (NotFinite(value) is { } name)
            return name;
        var digits = Exact(value, out var point);
        digits = Round(digits, ref point, point + precision);
        return (IsNegative(value) ? "-" : "") + Plain(digits, point, precision);
    }

    /// <summary>As <c>FormatFloat(value, 'e', precision, 64)</c>: rounded half to even on the exact value, at least two digits of exponent.</summary>
    public static string FormatExponent(double value, int precision)
    {
        if (NotFinite(value) is { } name)
            return name;
        var digits = Exact(value, out var point);
        digits = Round(digits, ref point, precision + 1);
        return (IsNegative(value) ? "-" : "") + WithExponent(digits, value == 0 ? 0 : point - 1, precision);
    }

    /// <summary>A number that is known to be one; too large ones are infinite.</summary>
    internal static double ParseDouble(string text) =>
        TryParseDouble(text, out var value, out var outOfRange) || outOfRange ? value : throw new FormatException(text);

    private static string? NotFinite(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : null;

    private static bool IsNegative(double value) => BitConverter.DoubleToInt64Bits(value) < 0;

    private static bool Digits(string text, int at, out ulong value, out bool outOfRange)
    {
        value = 0;
        outOfRange = false;
        if (at >= text.Length)
            return false;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit > 9)
                return false;
            if (value > (ulong.MaxValue - digit) / 10)
                outOfRange = true;
            value = unchecked((value * 10) + digit);
        }

        return !outOfRange;
    }

    private static bool Special(string text, out double value)
    {
        value = 0;
        var lower = text.Length is > 9 or < 3 ? "" : CodePoints.ToLowerAscii(text);
        switch (lower)
        {
            case "nan":
                value = double.NaN;
                return true;
            case "inf" or "+inf" or "infinity" or "+infinity":
                value = double.PositiveInfinity;
                return true;
            case "-inf" or "-infinity":
                value = double.NegativeInfinity;
                return true;
            default:
                return false;
        }
    }

    // Underscores must stand between digits; a base prefix counts as a digit.
    private static bool UnderscoresAreGood(string text, int at)
    {
        var before = '^';
        var hexadecimal = false;
        if (text.Length - at >= 2 && text[at] == '0' && (text[at + 1] | 0x20) is 'b' or 'o' or 'x')
        {
            hexadecimal = (text[at + 1] | 0x20) == 'x';
            before = '0';
            at += 2;
        }

        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is >= '0' and <= '9' || (hexadecimal && (c | 0x20) is >= 'a' and <= 'f'))
            {
                before = '0';
            }
            else if (c == '_')
            {
                if (before != '0')
                    return false;
                before = '_';
            }
            else
            {
                if (before == '_')
                    return false;
                before = '!';
            }
        }

        return before != '_';
    }

    private static double FromDecimal(string digits, long exponent)
    {
        digits = digits.TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        exponent += digits.Length - trimmed.Length;
        digits = trimmed;
        if (digits.Length == 0)
            return 0;
        if (digits.Length + exponent > 310)
            return double.PositiveInfinity;
        if (digits.Length + exponent < -330)
            return 0;
        if (digits.Length <= 15 && exponent is >= -22 and <= 22)
        {
            // Both numbers are exact, so one operation rounds once.
            var small = (double)long.Parse(digits, CultureInfo.InvariantCulture);
            return exponent < 0 ? small / s_smallPowers[-exponent] : small * s_smallPowers[exponent];
        }

        // More digits than any halfway point between two numbers has (767) only tell that the rest is not zero.
        if (digits.Length > 800)
        {
            exponent += digits.Length - 801;
            digits = digits.Substring(0, 800) + "1";
        }

        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return exponent >= 0
            ? Ratio(number * BigInteger.Pow(10, (int)exponent), BigInteger.One, 0)
            : Ratio(number, BigInteger.Pow(10, (int)-exponent), 0);
    }

    private static double FromHexadecimal(string digits, long exponent)
    {
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
            return 0;
        if ((4L * digits.Length) + exponent > 1100)
            return double.PositiveInfinity;
        if ((4L * digits.Length) + exponent < -1200)
            return 0;
        return Ratio(BigInteger.Parse("0" + digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), BigInteger.One, (int)exponent);
    }

    // numerator / denominator * 2^shift, rounded to nearest, ties to even.
    private static double Ratio(BigInteger numerator, BigInteger denominator, int shift)
    {
        var power = BitLength(numerator) - BitLength(denominator) + shift;
        var wanted = Math.Max(power - 54, -1074 - 1);

        // The quotient gets one bit below the last bit kept, and a sticky bit from the remainder.
        var by = wanted - shift;
        if (by < 0)
            numerator <<= -by;
        else
            denominator <<= by;
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var extra = BitLength(quotient) - 54;
        var sticky = !remainder.IsZero;
        if (extra > 0)
        {
            sticky |= !(quotient & ((BigInteger.One << extra) - 1)).IsZero;
            quotient >>= extra;
            wanted += extra;
        }

        var mantissa = (ulong)quotient;
        var up = (mantissa & 1) != 0 && (sticky || (mantissa & 2) != 0);
        mantissa = (mantissa >> 1) + (up ? 1UL : 0);
        var exponent = wanted + 1;
        if (mantissa == 1UL << 53)
        {
            mantissa >>= 1;
            exponent++;
        }

        if (mantissa == 0)
            return 0;
        if (mantissa < 1UL << 52)
            return BitConverter.Int64BitsToDouble((long)mantissa);
        var biased = exponent + 1075;
        return biased >= 2047 ? double.PositiveInfinity : BitConverter.Int64BitsToDouble(((long)biased << 52) | (long)(mantissa & ((1UL << 52) - 1)));
    }

    private static int BitLength(BigInteger value)
    {
        var bytes = value.ToByteArray();
        var last = bytes.Length - 1;
        while (last > 0 && bytes[last] == 0)
            last--;
        var bits = last * 8;
        for (var top = bytes[last]; top != 0; top >>= 1)
            bits++;
        return bits;
    }

    // The fewest digits that read back as the number; its value is 0.d1d2d3... * 10^point.
    private static string Shortest(double value, out int point)
    {
        point = 0;
        value = Math.Abs(value);
        if (value == 0)
            return "";
        var text = value.ToString(s_roundTripIsShortest ? "R" : "G15", CultureInfo.InvariantCulture);
        if (!s_roundTripIsShortest && !(TryParseDouble(text, out var back) && back == value))
        {
            text = value.ToString("G16", CultureInfo.InvariantCulture);
            if (!(TryParseDouble(text, out back) && back == value))
                text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        var mark = text.IndexOf('E');
        var exponent = mark < 0 ? 0 : int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text.Substring(0, mark);
        var dot = mantissa.IndexOf('.');
        point = exponent + (dot < 0 ? mantissa.Length : dot);
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        var leading = digits.Length - digits.TrimStart('0').Length;
        point -= leading;
        return digits.Substring(leading).TrimEnd('0');
    }

    private static string Exact(double value, out int point)
    {
        point = 0;
        if (value == 0)
            return "";
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & ((1L << 52) - 1);
        if (biased == 0)
            biased = 1;
        else
            mantissa |= 1L << 52;
        var exponent = biased - 1075;
        var number = exponent >= 0 ? (BigInteger)mantissa << exponent : mantissa * BigInteger.Pow(5, -exponent);
        var digits = number.ToString(CultureInfo.InvariantCulture);
        point = digits.Length + Math.Min(exponent, 0);
        return digits;
    }

    private static string Round(string digits, ref int point, int count)
    {
        if (count >= digits.Length)
            return digits;
        if (count < 0)
            return "";
        var half = digits[count] == '5' && digits.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9'], count + 1) < 0;
        var up = half ? count > 0 && ((digits[count - 1] - '0') & 1) != 0 : digits[count] >= '5';
        var kept = digits.Substring(0, count).ToCharArray();
        if (!up)
            return new(kept);
        var at = count - 1;
        for (; at >= 0 && kept[at] == '9'; at--)
            kept[at] = '0';
        if (at >= 0)
        {
            kept[at]++;
            return new(kept);
        }

        point++;
        return "1" + new string(kept);
    }

    private static string Plain(string digits, int point, int precision)
    {
        var text = new StringBuilder();
        if (point <= 0)
            text.Append('0');
        for (var i = 0; i < point; i++)
            text.Append(i < digits.Length ? digits[i] : '0');
        if (precision > 0)
            text.Append('.');
        for (var i = point; i < point + precision; i++)
            text.Append(i >= 0 && i < digits.Length ? digits[i] : '0');
        return text.ToString();
    }

    private static string WithExponent(string digits, int exponent, int precision)
    {
        var text = new StringBuilder().Append(digits.Length > 0 ? digits[0] : '0');
        if (precision > 0)
            text.Append('.');
        for (var i = 1; i <= precision; i++)
            text.Append(i < digits.Length ? digits[i] : '0');
        text.Append('e').Append(exponent < 0 ? '-' : '+');
        return text.Append(Math.Abs(exponent).ToString("D2", CultureInfo.InvariantCulture)).ToString();
    }
}
