using System.Globalization;
using System.Numerics;

namespace BackendDsl.Cel.Text;

/// <summary>
/// A Kubernetes quantity (<c>1.5Gi</c>, <c>100m</c>, <c>1e3</c>) with the arithmetic of <c>resource.Quantity</c>. Like that type it is either a 64-bit
/// integer times a power of ten or a big decimal, and which of the two it is decides what <see cref="TryGetInt64"/> answers.
/// </summary>
public sealed class Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    /// <summary>What the server says of a text that is no quantity.</summary>
    public const string FormatError =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    /// <summary>What the server says of an unknown suffix.</summary>
    public const string SuffixError = "unable to parse quantity's suffix";

    /// <summary>What the server says of digits that make no number.</summary>
    public const string NumberError = "unable to parse numeric part of quantity";

    // Sums of numbers further apart than this are not computed: no machine has the memory for them.
    private const int MaxDigits = 1_000_000;

    private readonly bool _small;
    private readonly BigInteger _value;
    private readonly int _scale;
    private readonly QuantityNotation _notation;

    private Quantity(bool small, BigInteger value, int scale, QuantityNotation notation)
    {
        _small = small;
        _value = value;
        _scale = scale;
        _notation = notation;
    }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _value.Sign;

    /// <summary>A whole number.</summary>
    public static Quantity FromInt64(long value) => new(true, value, 0, QuantityNotation.DecimalExponent);

    /// <summary>Reads a quantity.</summary>
    public static bool TryParse(string text, out Quantity quantity) => TryParse(text, out quantity, out _);

    /// <summary>Reads a quantity, or tells in the server's words why it is none.</summary>
    public static bool TryParse(string text, out Quantity quantity, out string? error)
    {
        quantity = new(true, 0, 0, QuantityNotation.DecimalSuffix);
        error = null;
        if (text.Length == 0 || !Split(text, out var negative, out var whole, out var fraction, out var suffix))
        {
            error = FormatError;
            return false;
        }

        if (!QuantitySuffix.TryRead(suffix, out var power, out var notation))
        {
            error = SuffixError;
            return false;
        }

        var digits = whole + fraction;
        if (IsSmall(whole.Length, fraction.Length, power, notation) && (notation == QuantityNotation.BinarySuffix ? 0 : power) - (long)fraction.Length >= -9)
        {
            BigInteger value = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            if (notation == QuantityNotation.BinarySuffix)
                value <<= power;
            if (value <= long.MaxValue)
            {
                quantity = new(true, negative ? -value : value, (notation == QuantityNotation.BinarySuffix ? 0 : power) - fraction.Length, notation);
                return true;
            }
        }

        return TryParseBig(digits, fraction.Length, negative, power, notation, out quantity, out error);
    }

    /// <summary>The number as a 64-bit integer, if it is held as one and no fraction was written: <c>1.5k</c> is, <c>1.0</c>, <c>4Ei</c> are not.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!_small)
            return false;
        if (_value.IsZero)
            return true;
        if (_scale is < 0 or > 18)
            return false;
        var whole = _value * BigInteger.Pow(10, _scale);
        if (whole < long.MinValue || whole > long.MaxValue)
            return false;
        value = (long)whole;
        return true;
    }

    /// <summary>The number rounded up, away from zero, to a whole one; what does not fit 64 bits is cut to their limits.</summary>
    public long Value()
    {
        if (_value.IsZero)
            return 0;
        // Of twenty digits none fits, and a power of ten may have millions.
        if (Magnitude > 19)
            return Sign < 0 ? long.MinValue : long.MaxValue;
        BigInteger result;
        if (_scale >= 0)
        {
            result = _value * BigInteger.Pow(10, _scale);
        }
        else
        {
            result = BigInteger.DivRem(_value, BigInteger.Pow(10, -_scale), out var rest);
            if (!rest.IsZero)
                result += Sign;
        }

        return result < long.MinValue ? long.MinValue : result > long.MaxValue ? long.MaxValue : (long)result;
    }

    /// <summary>The number in floating point, as near as the server computes it (one multiplication by a power of ten).</summary>
    public double ToApproximateDouble()
    {
        var mantissa = Fits(_value) ? (double)(long)_value : GoNumber.ParseDouble(_value.ToString(CultureInfo.InvariantCulture));
        return mantissa * PowerOfTen(_scale);
    }

    /// <summary>The sum.</summary>
    public Quantity Add(Quantity other)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        var notation = _value.IsZero ? other._notation : _notation;
        var small = _small && other._small;
        if (_value.IsZero)
            return new(small, other._value, other._scale, notation);
        if (other._value.IsZero)
            return new(small, _value, _scale, notation);
        if (Math.Abs((long)_scale - other._scale) > MaxDigits)
            return Magnitude > other.Magnitude ? new(false, _value, _scale, notation) : new(false, other._value, other._scale, notation);
        var scale = Math.Min(_scale, other._scale);
        BigInteger left = _value * BigInteger.Pow(10, _scale - scale), right = other._value * BigInteger.Pow(10, other._scale - scale);
        return new(small && Fits(left) && Fits(right) && Fits(left + right), left + right, scale, notation);
    }

    /// <summary>The difference.</summary>
    public Quantity Subtract(Quantity other)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        return Add(new(other._small, -other._value, other._scale, other._notation));
    }

    /// <inheritdoc/>
    public int CompareTo(Quantity? other)
    {
        if (other is null)
            return 1;
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        if (Sign == 0)
            return 0;

        // Of equal magnitudes the scales differ by no more than the digits that were written.
        if (Math.Abs((long)_scale - other._scale) > 40 && Magnitude.CompareTo(other.Magnitude) is not 0 and var magnitude)
            return Sign * magnitude;
        var scale = Math.Min(_scale, other._scale);
        return (_value * BigInteger.Pow(10, _scale - scale)).CompareTo(other._value * BigInteger.Pow(10, other._scale - scale));
    }

    /// <inheritdoc/>
    public bool Equals(Quantity? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Quantity);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_value.IsZero)
            return 0;
        var (digits, scale) = Trim();
        return HashMix.Of(StringComparer.Ordinal.GetHashCode(digits), scale);
    }

    /// <summary>The canonical form: no fraction, the largest suffix that leaves it exact.</summary>
    public override string ToString()
    {
        if (_value.IsZero)
            return "0";
        var (digits, scale) = Trim();
        if (_notation == QuantityNotation.BinarySuffix && scale is >= 0 and < 1000)
        {
            var whole = BigInteger.Parse(digits, CultureInfo.InvariantCulture) * BigInteger.Pow(10, scale);
            if (BigInteger.Abs(whole) >= 1024)
                return QuantitySuffix.WriteBinary(whole);
        }

        var zeros = ((scale % 3) + 3) % 3;
        return QuantitySuffix.WriteDecimal(digits + new string('0', zeros), scale - zeros, _notation == QuantityNotation.DecimalExponent);
    }

    /// <summary>The same number.</summary>
    public static bool operator ==(Quantity? left, Quantity? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Another number.</summary>
    public static bool operator !=(Quantity? left, Quantity? right) => !(left == right);

    /// <summary>Less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.CompareTo(right) < 0;

    /// <summary>Greater.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.CompareTo(right) > 0;

    /// <summary>Not greater.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.CompareTo(right) <= 0;

    /// <summary>Not less.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.CompareTo(right) >= 0;

    // The number of digits before the decimal point; zero or less if there is none but a zero.
    private long Magnitude => BigInteger.Abs(_value).ToString(CultureInfo.InvariantCulture).Length + (long)_scale;

    private static bool Fits(BigInteger value) => value >= long.MinValue && value <= long.MaxValue;

    private static bool IsSmall(int whole, int fraction, int power, QuantityNotation notation) => notation == QuantityNotation.BinarySuffix
        ? fraction == 0 && 15 - whole - (int)(power * 3f / 10) - 1 >= 0
        : whole + fraction <= 18;

    private static bool TryParseBig(string digits, int fraction, bool negative, int power, QuantityNotation notation, out Quantity quantity, out string? error)
    {
        error = null;
        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var scale = unchecked((notation == QuantityNotation.BinarySuffix ? 0 : power) - fraction);
        if (notation == QuantityNotation.BinarySuffix)
            value <<= power;

        // Nothing finer than nano is kept; whatever is asked for stays more than nothing.
        if (scale < -9 && !value.IsZero)
        {
            var drop = -9L - scale;
            value = drop > digits.Length + 20 ? BigInteger.One : Up(value, BigInteger.Pow(10, (int)drop));
            scale = -9;
        }

        if (notation == QuantityNotation.BinarySuffix)
        {
            var one = BigInteger.Pow(10, -scale);
            if (value > one * long.MaxValue)
                (value, scale) = (long.MaxValue, 0);
            else if (value < one && !value.IsZero)
                notation = QuantityNotation.DecimalSuffix;
        }

        quantity = new(false, negative ? -value : value, scale, notation);
        return true;

        static BigInteger Up(BigInteger value, BigInteger by)
        {
            var result = BigInteger.DivRem(value, by, out var rest);
            return rest.IsZero ? result : result + 1;
        }
    }

    // Sign, digits before and after the point, suffix. The server lets the digits be missing.
    private static bool Split(string text, out bool negative, out string whole, out string fraction, out string suffix)
    {
        var at = 0;
        negative = text[0] == '-';
        if (text[0] is '-' or '+')
            at++;
        (whole, fraction, suffix) = ("0", "", "");
        while (at < text.Length && text[at] == '0')
            at++;
        if (at == text.Length)
            return true;
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        if (at > start)
            whole = text.Substring(start, at - start);
        if (at < text.Length && text[at] == '.')
        {
            start = ++at;
            while (at < text.Length && text[at] is >= '0' and <= '9')
                at++;
            fraction = text.Substring(start, at - start);
        }

        start = at;
        while (at < text.Length && "eEinumkKMGTP".IndexOf(text[at]) >= 0)
            at++;
        if (at < text.Length && text[at] is '-' or '+')
            at++;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        suffix = text.Substring(start, at - start);
        return at == text.Length;
    }

    // Go's math.Pow10: two table entries combined, which is not always the nearest number.
    private static double PowerOfTen(int power)
    {
        // Nothing is finer than nano: below that the table has one entry.
        if (power < 0)
            return 1 / GoNumber.ParseDouble("1e" + (-(long)power).ToString(CultureInfo.InvariantCulture));
        var (high, low) = (power / 32 * 32, power % 32);
        return GoNumber.ParseDouble("1e" + high.ToString(CultureInfo.InvariantCulture)) * GoNumber.ParseDouble("1e" + low.ToString(CultureInfo.InvariantCulture));
    }

    // The digits with their sign, without the zeros at the end. On the text, since each division of a long number would look at all of it.
    private (string Digits, int Scale) Trim()
    {
        var text = _value.ToString(CultureInfo.InvariantCulture);
        var digits = text.TrimEnd('0');
        return (digits, _scale + text.Length - digits.Length);
    }
}
