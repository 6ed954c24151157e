using BackendDsl.Cel.Text;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>
/// A quantity for comparing: held in thousandths where that is exact and fits 64 bits, which is nearly always; else as the server's big number.
/// </summary>
internal readonly struct Amount : IComparable<Amount>
{
    private readonly long _milli;
    private readonly Quantity? _big;

    private Amount(long milli, Quantity? big)
    {
        _milli = milli;
        _big = big;
    }

    public int Sign => _big?.Sign ?? Math.Sign(_milli);

    /// <summary>The number as a 64-bit integer, rounded up.</summary>
    public long Whole => _big is null ? (_milli / 1000) + (_milli % 1000 > 0 ? 1 : 0) : _big.Value();

    /// <summary>False where thousandths or less are part of it.</summary>
    public bool IsWhole => _big is null ? _milli % 1000 == 0 : _big == Quantity.FromInt64(_big.Value());

    /// <summary>The number in thousandths, rounded up, for what the server rounds so.</summary>
    public long Milli => _big is null ? _milli : (long)Math.Ceiling(_big.ToApproximateDouble() * 1000);

    /// <summary>Reads a quantity that was decoded.</summary>
    public static bool TryRead(string text, out Amount amount)
    {
        if (TryMilli(text, out var milli))
        {
            amount = new(milli, null);
            return true;
        }

        var good = Quantity.TryParse(text, out var big);
        amount = new(0, big);
        return good;
    }

    /// <summary>Digits with a well-known suffix: a quantity without further reading.</summary>
    public static bool IsPlain(string text) => TryMilli(text, out _);

    public int CompareTo(Amount other) => _big is null && other._big is null
        ? _milli.CompareTo(other._milli)
        : ToBig().CompareTo(other.ToBig());

    private Quantity ToBig()
    {
        if (_big is not null)
            return _big;
        return Quantity.TryParse(_milli.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m", out var big) ? big : Quantity.FromInt64(0);
    }

    private static bool TryMilli(string text, out long milli)
    {
        milli = 0;
        var (at, value) = (0, 0L);
        while (at < text.Length && at < 12 && text[at] is >= '0' and <= '9')
            value = (value * 10) + (text[at++] - '0');
        if (at == 0)
            return false;
        if (at == text.Length)
        {
            milli = value * 1000;
            return true;
        }

        var left = text.Length - at;
        long unit;
        if (left == 1)
            unit = text[at] switch { 'm' => 1, 'k' => 1_000_000, 'M' => 1_000_000_000, 'G' => 1_000_000_000_000, _ => 0 };
        else if (left == 2 && text[at + 1] == 'i')
            unit = text[at] switch { 'K' => 1024L * 1000, 'M' => 1024L * 1024 * 1000, 'G' => 1024L * 1024 * 1024 * 1000, 'T' => 1024L * 1024 * 1024 * 1024 * 1000, _ => 0 };
        else
            return false;
        if (unit == 0 || value > long.MaxValue / unit)
            return false;
        milli = value * unit;
        return true;
    }
}
