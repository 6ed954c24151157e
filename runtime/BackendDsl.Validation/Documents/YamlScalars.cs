using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// What a YAML scalar becomes on its way to JSON, as the Kubernetes tools do it: YAML 1.1 booleans, C-style integers
/// with underscores, floats written back in their shortest form (so <c>1.0</c> arrives as the whole number 1),
/// timestamps as plain strings, infinities refused.
/// </summary>
internal static class YamlScalars
{
    private const double WholeUpTo = 1e21;

    /// <summary>The value of a scalar.</summary>
    public static Value Resolve(string text, bool isPlain, string? tag, SourceMark mark)
    {
        if (tag is null)
            return isPlain ? ResolvePlain(text, mark) : Value.Of(text);

        switch (tag)
        {
            case "tag:yaml.org,2002:str" or "!":
                return Value.Of(text);
            case "tag:yaml.org,2002:binary":
                return Binary(text, mark);
            case "tag:yaml.org,2002:int":
            case "tag:yaml.org,2002:float":
            case "tag:yaml.org,2002:bool":
            case "tag:yaml.org,2002:null":
                var value = ResolvePlain(text, mark);
                var fits = tag[tag.Length - 1] switch
                {
                    't' when tag.EndsWith("int", StringComparison.Ordinal) => value.Kind == ValueKind.Integer,
                    't' => value.IsNumber,
                    'l' when tag.EndsWith("bool", StringComparison.Ordinal) => value.Kind == ValueKind.Boolean,
                    _ => value.Kind == ValueKind.Null,
                };
                return fits ? value : throw new DocumentSyntaxException($"'{Short(text)}' does not fit its tag", mark);
            default:
                return Value.Of(text);
        }
    }

    /// <summary>The current scalar of a YAML reader as the name of a member: numbers and booleans in their JSON spelling.</summary>
    public static string Name(EventReader reader)
    {
        if (reader.Kind != EventKind.Scalar)
            throw new DocumentSyntaxException("the name of a member must be a scalar", reader.Mark);
        if (!reader.IsPlain || !MayBeSpecial(reader.Text))
            return reader.Text;
        var value = Resolve(reader.Text, reader.IsPlain, reader.Tag, reader.Mark);
        return value.Kind switch
        {
            ValueKind.String => value.String,
            ValueKind.Null => "null",
            ValueKind.Boolean => value.Boolean ? "true" : "false",
            ValueKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            _ => value.Double.ToString("R", CultureInfo.InvariantCulture),
        };
    }

    private static Value ResolvePlain(string text, SourceMark mark)
    {
        if (!MayBeSpecial(text))
            return Value.Of(text);

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return Value.Null;
            case "true" or "True" or "TRUE" or "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
                return Value.Of(true);
            case "false" or "False" or "FALSE" or "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                return Value.Of(false);
            case ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF":
                throw new DocumentSyntaxException($"{text} has no JSON form", mark);
        }

        var first = text[0];
        if (first is not ('+' or '-' or '.' or >= '0' and <= '9'))
            return Value.Of(text);

        var plain = first != '.' && text.IndexOf('_') >= 0 ? text.Replace("_", "") : text;
        if (first != '.' && TryInteger(plain, out var integer))
            return integer;
        if (IsFloat(plain) && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number))
            return OfFloat(number);
        return Value.Of(text);
    }

    // The tools write a float into JSON without a fraction where it has none, up to 1e21.
    private static Value OfFloat(double number)
    {
        if (Math.Abs(number) < WholeUpTo && Math.Floor(number) == number)
            return number is >= -9223372036854775808.0 and < 9223372036854775808.0 ? Value.Of((long)number) : Value.Of(number);
        return Value.Of(number);
    }

    private static bool MayBeSpecial(string text)
    {
        if (text.Length == 0)
            return true;
        var c = text[0];
        return c is '+' or '-' or '.' or '~' or >= '0' and <= '9'
            || (text.Length <= 5 && c is 'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O');
    }

    // Base prefix 0x, 0o, 0b, or a leading 0 for octal; then 64 signed bits, or unsigned ones that JSON makes a float.
    private static bool TryInteger(string text, out Value value)
    {
        value = default;
        var i = 0;
        var negative = false;
        if (text[0] is '+' or '-')
        {
            negative = text[0] == '-';
            i = 1;
        }

        var radix = 10;
        if (text.Length - i > 1 && text[i] == '0')
        {
            switch (text[i + 1])
            {
                case 'x' or 'X':
                    radix = 16;
                    i += 2;
                    break;
                case 'o' or 'O':
                    radix = 8;
                    i += 2;
                    break;
                case 'b' or 'B':
                    radix = 2;
                    i += 2;
                    break;
                default:
                    radix = 8;
                    i++;
                    break;
            }
        }

        if (i >= text.Length)
            return false;

        ulong result = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            var digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => 99,
            };
            if (digit >= radix)
                return false;
            var next = unchecked((result * (ulong)radix) + (ulong)digit);
            if (result > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
                return false;
            result = next;
        }

        if (negative)
        {
            if (result > 1UL << 63)
                return false;
            value = Value.Of(unchecked(-(long)result));
            return true;
        }

        if (text[0] == '+' && result > long.MaxValue)
            return false;
        value = result <= long.MaxValue ? Value.Of((long)result) : Value.Of((double)result);
        return true;
    }

    // [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
    private static bool IsFloat(string text)
    {
        var i = text[0] is '+' or '-' ? 1 : 0;
        var whole = Digits(text, ref i);
        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (Digits(text, ref i) == 0 && whole == 0)
                return false;
        }
        else if (whole == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            if (Digits(text, ref i) == 0)
                return false;
        }

        return i == text.Length;
    }

    private static int Digits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && text[i] is >= '0' and <= '9')
            i++;
        return i - start;
    }

    private static Value Binary(string text, SourceMark mark)
    {
        try
        {
            return Value.Of(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        }
        catch (FormatException)
        {
            throw new DocumentSyntaxException("!!binary without base64 text", mark);
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";
}
