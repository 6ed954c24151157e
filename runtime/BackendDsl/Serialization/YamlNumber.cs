using System.Buffers;

namespace BackendDsl.Serialization;

/// <summary>
/// Text that a reader of YAML 1.1 or 1.2 takes for a number or a date. The types of YAML 1.1 are the wider ones: digits
/// may be grouped by underscores (by commas in one reader), may be octal, binary or base 60.
/// </summary>
internal static class YamlNumber
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789_,");
    private static readonly SearchValues<char> s_binary = SearchValues.Create("01_");
    private static readonly SearchValues<char> s_octal = SearchValues.Create("01234567_");
    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdefABCDEF_");

    /// <summary>True where a reader may take the text for something other than a string.</summary>
    public static bool IsTaken(ReadOnlySpan<char> text)
    {
        if (IsNumberOrDate(text))
            return true;

        // One reader drops underscores wherever they stand, and looks at the rest: -_1 and 0_x1F are numbers to it.
        return text.Contains('_') && text.ToString().Replace("_", "", StringComparison.Ordinal) is { Length: > 0 } rest && IsNumberOrDate(rest);
    }

    private static bool IsNumberOrDate(ReadOnlySpan<char> text)
    {
        var number = text[0] is '+' or '-' ? text[1..] : text;
        if (number.IsEmpty)
            return false;
        if (number[0] == '.')
            return IsNotFinite(number) || IsDecimal(number);
        return char.IsAsciiDigit(number[0]) && (IsDecimal(number) || IsPrefixed(number) || IsBase60(number) || IsDate(number));
    }

    private static bool IsNotFinite(ReadOnlySpan<char> text) =>
        text.Equals(".inf", StringComparison.OrdinalIgnoreCase) || text.Equals(".nan", StringComparison.OrdinalIgnoreCase);

    /// <summary>Digits, a fraction, an exponent: each may be missing but for one digit in front of the exponent.</summary>
    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var whole = Take(ref text, s_digits);
        var fraction = 0;
        if (!text.IsEmpty && text[0] == '.')
        {
            text = text[1..];
            fraction = Take(ref text, s_digits);
        }

        if (whole + fraction == 0)
            return false;
        if (text.IsEmpty)
            return true;
        if (text[0] is not ('e' or 'E'))
            return false;
        text = text[1..];
        if (!text.IsEmpty && text[0] is '+' or '-')
            text = text[1..];
        return Take(ref text, s_digits) > 0 && text.IsEmpty;
    }

    private static bool IsPrefixed(ReadOnlySpan<char> text) => text.Length > 2 && text[0] == '0' && text[1] switch
    {
        'b' or 'B' => !text[2..].ContainsAnyExcept(s_binary),
        'o' or 'O' => !text[2..].ContainsAnyExcept(s_octal),
        'x' or 'X' => !text[2..].ContainsAnyExcept(s_hexadecimal),
        _ => false,
    };

    /// <summary><c>190:20:30</c>, also with a fraction.</summary>
    private static bool IsBase60(ReadOnlySpan<char> text)
    {
        Take(ref text, s_digits);
        var groups = 0;
        while (text.Length > 1 && text[0] == ':' && char.IsAsciiDigit(text[1]))
        {
            text = text.Length > 2 && char.IsAsciiDigit(text[2]) ? text[3..] : text[2..];
            groups++;
        }

        if (groups > 0 && !text.IsEmpty && text[0] == '.')
        {
            text = text[1..];
            Take(ref text, s_digits);
        }

        return groups > 0 && text.IsEmpty;
    }

    /// <summary>Four digits, two numbers of one or two digits, and then nothing or a time.</summary>
    private static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text.Length < 8 || text[4] != '-' || text[..4].ContainsAnyExceptInRange('0', '9'))
            return false;
        text = text[5..];
        if (!TakeOneOrTwo(ref text) || text.IsEmpty || text[0] != '-')
            return false;
        text = text[1..];
        return TakeOneOrTwo(ref text) && (text.IsEmpty || text[0] is 'T' or 't' or ' ');
    }

    private static bool TakeOneOrTwo(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiDigit(text[0]))
            return false;
        text = text.Length > 1 && char.IsAsciiDigit(text[1]) ? text[2..] : text[1..];
        return true;
    }

    private static int Take(ref ReadOnlySpan<char> text, SearchValues<char> characters)
    {
        var end = text.IndexOfAnyExcept(characters);
        if (end < 0)
            end = text.Length;
        text = text[end..];
        return end;
    }
}
