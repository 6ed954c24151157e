using System.Text;
using BackendDsl.Cel.Syntax;

namespace BackendDsl.Cel.Parsing;

/// <summary>Decodes the body of a string or bytes literal.</summary>
internal static class StringLiteral
{
    public static object Decode(string text, int from, int to, bool raw, bool bytes, int position)
    {
        if (text.IndexOf('\r', from, to - from) >= 0)
        {
            // Line ends inside a literal count as \n, however the file has them.
            text = text.Substring(from, to - from).Replace("\r\n", "\n").Replace('\r', '\n');
            (from, to, position) = (0, text.Length, 0);
        }

        if (raw || text.IndexOf('\\', from, to - from) < 0)
        {
            var body = Normalize(text.Substring(from, to - from));
            return bytes ? Encoding.UTF8.GetBytes(body) : body;
        }

        var chars = new StringBuilder();
        var octets = bytes ? new List<byte>() : null;
        for (var i = from; i < to;)
        {
            var c = text[i];
            if (c != '\\')
            {
                var length = char.IsHighSurrogate(c) && i + 1 < to ? 2 : 1;
                Append(text.Substring(i, length));
                i += length;
                continue;
            }

            var escape = i + 1 < to ? text[i + 1] : '\0';
            switch (escape)
            {
                case 'a': Append("\a"); i += 2; break;
                case 'b': Append("\b"); i += 2; break;
                case 'f': Append("\f"); i += 2; break;
                case 'n': Append("\n"); i += 2; break;
                case 'r': Append("\r"); i += 2; break;
                case 't': Append("\t"); i += 2; break;
                case 'v': Append("\v"); i += 2; break;
                case '\\' or '\'' or '"' or '`' or '?': Append(escape.ToString()); i += 2; break;
                case 'x' or 'X': Code(Digits(i + 2, 2, 16), octet: true); i += 4; break;
                case 'u' when !bytes: Code(Digits(i + 2, 4, 16), octet: false); i += 6; break;
                case 'U' when !bytes: Code(Digits(i + 2, 8, 16), octet: false); i += 10; break;
                case >= '0' and <= '3': Code(Digits(i + 1, 3, 8), octet: true); i += 4; break;
                default: throw Bad(i);
            }
        }

        return bytes ? octets!.ToArray() : Normalize(chars.ToString());

        void Append(string piece)
        {
            if (octets is null)
                chars.Append(piece);
            else
                octets.AddRange(Encoding.UTF8.GetBytes(piece));
        }

        // In a byte string an octal or hexadecimal escape is one byte; in a string it is a code point.
        void Code(int code, bool octet)
        {
            if (octet && octets is not null)
            {
                octets.Add((byte)code);
                return;
            }

            if (code is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
                throw Bad(from);
            Append(char.ConvertFromUtf32(code));
        }

        int Digits(int start, int count, int radix)
        {
            if (start + count > to)
                throw Bad(start);
            long value = 0;
            for (var k = start; k < start + count; k++)
            {
                var d = text[k];
                var digit = d switch
                {
                    >= '0' and <= '9' => d - '0',
                    >= 'a' and <= 'f' => d - 'a' + 10,
                    >= 'A' and <= 'F' => d - 'A' + 10,
                    _ => 99,
                };
                if (digit >= radix)
                    throw Bad(start);
                value = value * radix + digit;
            }

            return value > int.MaxValue ? int.MaxValue : (int)value;
        }

        CelSyntaxException Bad(int at) => new($"Syntax error: token recognition error at: '{text.Substring(position, Math.Min(text.Length, at + 2) - position)}'", position);
    }

    // A lone surrogate cannot be written in UTF-8 text; it reads as the replacement character there.
    private static string Normalize(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            var chars = text.ToCharArray();
            for (var k = i; k < chars.Length; k++)
            {
                if (char.IsHighSurrogate(chars[k]) && k + 1 < chars.Length && char.IsLowSurrogate(chars[k + 1]))
                    k++;
                else if (char.IsSurrogate(chars[k]))
                    chars[k] = '\uFFFD';
            }

            return new string(chars);
        }

        return text;
    }
}
