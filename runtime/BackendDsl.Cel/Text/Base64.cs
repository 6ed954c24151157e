namespace BackendDsl.Cel.Text;

/// <summary>Base64 as Go's <c>encoding/base64</c> decodes it: padding is required, line breaks are skipped, bits beyond the last byte are ignored.</summary>
public static class Base64
{
    /// <summary>Decodes the standard alphabet, or the URL-safe one.</summary>
    public static bool TryDecode(string text, bool urlSafe, out byte[] bytes)
    {
        bytes = [];
        var result = new List<byte>(text.Length / 4 * 3);
        int bits = 0, count = 0, padding = 0;
        foreach (var c in text)
        {
            if (c is '\r' or '\n')
                continue;
            if (c == '=')
            {
                // Padding fills a group of four that has at least two characters.
                if (count < 2 || count + ++padding > 4)
                    return false;
                continue;
            }

            var value = Value(c, urlSafe);
            if (value < 0 || padding > 0)
                return false;
            bits = (bits << 6) | value;
            if (++count == 4)
            {
                result.Add((byte)(bits >> 16));
                result.Add((byte)(bits >> 8));
                result.Add((byte)bits);
                bits = count = 0;
            }
        }

        if (count > 0)
        {
            if (count + padding != 4)
                return false;
            result.Add((byte)(bits >> (count == 2 ? 4 : 10)));
            if (count == 3)
                result.Add((byte)(bits >> 2));
        }

        bytes = [.. result];
        return true;
    }

    /// <summary>Encodes with padding in the standard alphabet, or in the URL-safe one.</summary>
    public static string Encode(byte[] bytes, bool urlSafe)
    {
        var text = Convert.ToBase64String(bytes);
        return urlSafe ? text.Replace('+', '-').Replace('/', '_') : text;
    }

    /// <summary>The format <c>byte</c>: the standard alphabet in groups of four with padding, not empty, no line breaks.</summary>
    internal static bool IsByteFormat(string text)
    {
        if (text.Length == 0 || text.Length % 4 != 0)
            return false;
        var end = text.Length;
        if (text[end - 1] == '=')
            end -= text[end - 2] == '=' ? 2 : 1;
        for (var i = 0; i < end; i++)
        {
            if (Value(text[i], false) < 0)
                return false;
        }

        return true;
    }

    private static int Value(char c, bool urlSafe) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' when !urlSafe => 62,
        '/' when !urlSafe => 63,
        '-' when urlSafe => 62,
        '_' when urlSafe => 63,
        _ => -1,
    };
}
