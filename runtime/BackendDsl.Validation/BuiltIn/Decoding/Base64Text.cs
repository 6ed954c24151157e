namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>Base64 as the server decodes byte members: the standard alphabet with padding, line breaks skipped.</summary>
internal static class Base64Text
{
    /// <summary>Where the text stops being base64, as the server counts; -1 for good text.</summary>
    public static int ErrorAt(string text)
    {
        var (count, end) = (0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or '\n')
                continue;
            if (end >= 0)
                return i;
            if (c == '=')
            {
                if (count < 2)
                    return i;
                if (count == 2)
                {
                    i++;
                    while (i < text.Length && text[i] is '\r' or '\n')
                        i++;
                    if (i == text.Length)
                        return text.Length;
                    if (text[i] != '=')
                        return i - 1;
                }

                end = i;
                count = 0;
                continue;
            }

            if (!(c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '/'))
                return i;
            count = (count + 1) & 3;
        }

        return count == 0 ? -1 : text.Length - count;
    }

    /// <summary>How many bytes good text decodes to.</summary>
    public static int DecodedLength(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (c is not ('\r' or '\n' or '='))
                count++;
        }

        return count * 3 / 4;
    }
}
