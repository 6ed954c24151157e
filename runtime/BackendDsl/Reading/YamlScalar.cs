using System.Globalization;
using System.Text.RegularExpressions;
using BackendDsl.Schema.Values;

namespace BackendDsl.Reading;

/// <summary>
/// What a plain scalar means to kubectl, and so to the cluster: the types of YAML 1.1, where <c>yes</c> is a boolean and
/// <c>017</c> is fifteen; dates and base 60 are strings.
/// </summary>
internal static partial class YamlScalar
{
    /// <summary>The value of a plain scalar.</summary>
    /// <exception cref="FormatException">JSON cannot hold it: infinity, or no number at all.</exception>
    public static Value Resolve(string text)
    {
        if (text.Length == 0)
            return Value.Null;
        switch (text[0])
        {
            case >= '0' and <= '9' or '+' or '-' or '.':
                return ResolveNumber(text);
            case 'y' or 'Y' or 't' or 'T' or 'o' or 'O' or 'n' or 'N' or 'f' or 'F' or '~':
                return text switch
                {
                    "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => Value.Of(true),
                    "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => Value.Of(false),
                    "~" or "null" or "Null" or "NULL" => Value.Null,
                    _ => Value.Of(text),
                };
            default:
                return Value.Of(text);
        }
    }

    private static Value ResolveNumber(string text)
    {
        if (text is ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF")
            throw new FormatException($"{text} is a number that JSON does not have; put it in quotes if a string is meant");
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (TryInteger(plain, out var whole))
            return Value.Of(whole);
        if (FloatPattern().IsMatch(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return Value.Of(number);
        return Value.Of(text);
    }

    /// <summary>As Go reads an integer whose prefix tells its base.</summary>
    private static bool TryInteger(string text, out long value)
    {
        value = 0;
        var negative = text.StartsWith('-');
        var digits = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        uint radix = 10;
        if (digits.Length > 1 && digits[0] == '0')
        {
            radix = digits[1] switch { 'x' or 'X' => 16u, 'b' or 'B' => 2, _ => 8 };
            digits = digits[(char.IsAsciiDigit(digits[1]) ? 1 : digits[1] is 'x' or 'X' or 'b' or 'B' or 'o' or 'O' ? 2 : 0)..];
        }

        if (digits.IsEmpty)
            return false;
        UInt128 sum = 0;
        foreach (var c in digits)
        {
            var digit = (uint)(char.IsAsciiHexDigit(c) ? char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10 : 99);
            if (digit >= radix)
                return false;
            sum = (sum * radix) + digit;
            if (sum > 1UL << 63)
                return false;
        }

        if (sum == 1UL << 63 && !negative)
            return false;
        value = negative ? (long)(0 - (ulong)sum) : (long)sum;
        return true;
    }

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FloatPattern();
}
