using System.Globalization;
using System.Numerics;

namespace BackendDsl.Cel.Text;

/// <summary>The suffixes of quantities.</summary>
internal static class QuantitySuffix
{
    /// <summary>Reads a suffix: the power of ten it stands for, or the power of two for the binary ones.</summary>
    public static bool TryRead(string suffix, out int power, out QuantityNotation notation)
    {
        notation = QuantityNotation.DecimalSuffix;
        power = suffix switch
        {
            "n" => -9,
            "u" => -6,
            "m" => -3,
            "" => 0,
            "k" => 3,
            "M" => 6,
            "G" => 9,
            "T" => 12,
            "P" => 15,
            "E" => 18,
            _ => int.MinValue,
        };
        if (power != int.MinValue)
            return true;
        notation = QuantityNotation.BinarySuffix;
        power = suffix switch { "Ki" => 10, "Mi" => 20, "Gi" => 30, "Ti" => 40, "Pi" => 50, "Ei" => 60, _ => 0 };
        if (power != 0)
            return true;
        notation = QuantityNotation.DecimalExponent;
        if (suffix.Length < 2 || suffix[0] is not ('e' or 'E') || !GoNumber.TryParseInt64(suffix.Substring(1), out var exponent))
            return false;
        power = unchecked((int)exponent);
        return true;
    }

    public static string WriteDecimal(string digits, int power, bool exponent)
    {
        var suffix = exponent ? null : power switch
        {
            -9 => "n",
            -6 => "u",
            -3 => "m",
            0 => "",
            3 => "k",
            6 => "M",
            9 => "G",
            12 => "T",
            15 => "P",
            18 => "E",
            _ => null,
        };
        suffix ??= power == 0 ? "" : "e" + power.ToString(CultureInfo.InvariantCulture);
        return digits + suffix;
    }

    public static string WriteBinary(BigInteger value)
    {
        string[] suffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
        var at = 0;
        while (at < suffixes.Length - 1 && (value % 1024).IsZero)
        {
            value /= 1024;
            at++;
        }

        return value.ToString(CultureInfo.InvariantCulture) + suffixes[at];
    }
}
