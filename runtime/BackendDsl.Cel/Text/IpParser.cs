namespace BackendDsl.Cel.Text;

/// <summary>Reads an IP address as <c>netip.ParseAddr</c> does, with its messages.</summary>
internal sealed class IpParser(string text, bool leadingZeros)
{
    public byte[] Bytes { get; } = new byte[16];

    public bool Is4 { get; private set; }

    public string Zone { get; private set; } = "";

    public string? Error { get; private set; }

    public bool Parse()
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '.':
                    Is4 = true;
                    Bytes[10] = Bytes[11] = 0xFF;
                    return Dotted(text, 12);
                case ':':
                    return Groups();
                case '%':
                    return Fail("missing IPv6 address");
            }
        }

        return Fail("unable to parse IP");
    }

    private bool Dotted(string part, int target)
    {
        int value = 0, field = 0, digits = 0;
        for (var i = 0; i < part.Length; i++)
        {
            var c = part[i];
            if (c is >= '0' and <= '9')
            {
                if (digits == 1 && value == 0 && !leadingZeros)
                    return Fail("IPv4 field has octet with leading zero");
                value = (value * 10) + c - '0';
                digits++;
                if (value > 255)
                    return Fail("IPv4 field has value >255");
            }
            else if (c == '.')
            {
                if (i == 0 || i == part.Length - 1 || part[i - 1] == '.')
                    return Fail("IPv4 field must have at least one digit", part.Substring(i));
                if (field == 3)
                    return Fail("IPv4 address too long");
                Bytes[target + field++] = (byte)value;
                value = digits = 0;
            }
            else
            {
                return Fail("unexpected character", part.Substring(i));
            }
        }

        if (field < 3)
            return Fail("IPv4 address too short");
        Bytes[target + 3] = (byte)value;
        return true;
    }

    private bool Groups()
    {
        var rest = text;
        var percent = rest.IndexOf('%');
        if (percent >= 0)
        {
            Zone = rest.Substring(percent + 1);
            rest = rest.Substring(0, percent);
            if (Zone.Length == 0)
                return Fail("zone must be a non-empty string");
        }

        var ellipsis = -1;
        if (rest.StartsWith("::", StringComparison.Ordinal))
        {
            ellipsis = 0;
            rest = rest.Substring(2);
            if (rest.Length == 0)
                return true;
        }

        var at = 0;
        while (at < 16)
        {
            int off = 0, value = 0;
            for (; off < rest.Length && Digit(rest[off]) is >= 0 and var digit; off++)
            {
                value = (value << 4) + digit;
                if (leadingZeros ? value > 0xFFFF : off > 3)
                    return Fail("each group must have 4 or less digits", rest);
            }

            if (off == 0)
                return Fail("each colon-separated field must have at least one digit", rest);
            if (off < rest.Length && rest[off] == '.')
            {
                if (ellipsis < 0 && at != 12)
                    return Fail("embedded IPv4 address must replace the final 2 fields of the address", rest);
                if (at + 4 > 16)
                    return Fail("too many hex fields to fit an embedded IPv4 at the end of the address", rest);
                if (!Dotted(rest, at))
                    return false;
                rest = "";
                at += 4;
                break;
            }

            Bytes[at++] = (byte)(value >> 8);
            Bytes[at++] = (byte)value;
            rest = rest.Substring(off);
            if (rest.Length == 0)
                break;
            if (rest[0] != ':')
                return Fail("unexpected character, want colon", rest);
            if (rest.Length == 1)
                return Fail("colon must be followed by more characters", rest);
            rest = rest.Substring(1);
            if (rest[0] == ':')
            {
                if (ellipsis >= 0)
                    return Fail("multiple :: in address", rest);
                ellipsis = at;
                rest = rest.Substring(1);
                if (rest.Length == 0)
                    break;
            }
        }

        if (rest.Length > 0)
            return Fail("trailing garbage after address", rest);
        if (at < 16)
        {
            if (ellipsis < 0)
                return Fail("address string too short");
            var moved = at - ellipsis;
            for (var i = 1; i <= moved; i++)
            {
                Bytes[16 - i] = Bytes[at - i];
                Bytes[at - i] = 0;
            }
        }
        else if (ellipsis >= 0)
        {
            return Fail("the :: must expand to at least one field of zeros");
        }

        return true;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private bool Fail(string reason, string at = "")
    {
        Error = $"ParseAddr({GoQuote.Quote(text)}): {reason}" + (at.Length == 0 ? "" : $" (at {GoQuote.Quote(at)})");
        return false;
    }
}
