using System.Globalization;

namespace BackendDsl.Cel.Values;

/// <summary>JSON number text as Kubernetes decodes it.</summary>
public static class JsonNumber
{
    /// <summary>True where <paramref name="text"/> is a number by the JSON grammar.</summary>
    public static bool IsWellFormed(string text)
    {
        var i = 0;
        if (i < text.Length && text[i] == '-')
            i++;
        if (i >= text.Length)
            return false;
        if (text[i] == '0')
            i++;
        else if (!Digits(text, ref i))
            return false;

        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (!Digits(text, ref i))
                return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            if (!Digits(text, ref i))
                return false;
        }

        return i == text.Length;
    }

    /// <summary>
    /// Reads a number: a whole-number literal that fits 64 bits is an integer, every other number a 64-bit float.
    /// False where it is not a number, or beyond a 64-bit float.
    /// </summary>
    public static bool TryRead(string text, out Value value)
    {
        value = default;
        if (!IsWellFormed(text))
            return false;
        if (text.IndexOfAny(s_floatMarks) < 0
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            value = Value.Of(integer);
            return true;
        }

        // .NET Framework throws or fails on overflow where newer runtimes give infinity.
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
            return false;
        value = Value.Of(number);
        return true;
    }

    private static readonly char[] s_floatMarks = ['.', 'e', 'E'];

    private static bool Digits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && text[i] is >= '0' and <= '9')
            i++;
        return i > start;
    }
}
