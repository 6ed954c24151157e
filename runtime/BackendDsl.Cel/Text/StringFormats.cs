using BackendDsl.Cel.Regex;

namespace BackendDsl.Cel.Text;

/// <summary>The <c>format</c>s of strings that an API server enforces, each exactly as leniently or strictly as it does. All others it ignores.</summary>
public static class StringFormats
{
    private static readonly Lazy<Re2Pattern> s_rgb = new(() =>
    {
        // 0 to 255 without leading zeros, three times.
        const string Number = @"\s*(?:25[0-5]|2[0-4][0-9]|1[0-9]{0,2}|[1-9][0-9]?|0)\s*";
        return Re2Pattern.Compile($@"^rgb\({Number},{Number},{Number}\)$");
    });

    private static readonly Lazy<Re2Pattern> s_hostName = new(() =>
    {
        // One name, in which the only hyphen is the second character; or labels and a last one of two and more letters.
        const string Character = @"[\pL\pS0-9]";
        return Re2Pattern.Compile($@"^(?:{Character}(?:-?{Character}{{0,62}})?|(?:{Character}(?:[-\pL\pS0-9]{{0,61}}{Character})?\.)+\pL{{2,63}})$");
    });

    private static readonly Lazy<Re2Pattern> s_card = new(() => Re2Pattern.Compile(
        "^(?:4[0-9]{12}|4[0-9]{15}|5[1-5][0-9]{14}|(?:222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
        + "|6(?:011|5[0-9]{2})[0-9]{12}|6[27][0-9]{14}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11})$"));

    /// <summary>Whether a server of that version enforces the format at all. Hyphens in the name do not count, its case does.</summary>
    public static bool IsEnforced(string format, KubernetesVersion version = default)
    {
        switch (Plain(format))
        {
            case "date" or "datetime" or "duration" or "byte" or "uuid" or "uuid3" or "uuid4" or "uuid5" or "ipv4" or "ipv6" or "cidr" or "mac" or "uri"
                or "email" or "hostname" or "hexcolor" or "rgbcolor" or "ssn" or "creditcard" or "isbn" or "isbn10" or "isbn13" or "bsonobjectid"
                or "password":
                return true;
            case "k8sshortname" or "k8slongname":
                // New formats wait until the oldest server of the same control plane knows them.
                return version.Minor >= 35;
            default:
                return false;
        }
    }

    /// <summary>Whether a text passes a format; every text passes a format that is not enforced.</summary>
    /// <param name="format">The name as the schema has it.</param>
    /// <param name="text">The text to judge.</param>
    /// <param name="version">The version of the server.</param>
    public static bool Check(string format, string text, KubernetesVersion version = default) => Check(format, text, version, out _);

    /// <summary>As the other overload; tells whether the format is enforced.</summary>
    public static bool Check(string format, string text, KubernetesVersion version, out bool isEnforced)
    {
        isEnforced = IsEnforced(format, version);
        return !isEnforced || Plain(format) switch
        {
            "date" => Rfc3339.TryParseDate(text, out _),
            "datetime" => Rfc3339.IsDateTime(text),
            "duration" => GoDuration.TryParseLenient(text, out _),
            "byte" => Base64.IsByteFormat(text),
            "uuid" => IsUuid(text, '\0'),
            "uuid3" => IsUuid(text, '3'),
            "uuid4" => IsUuid(text, '4'),
            "uuid5" => IsUuid(text, '5'),
            "ipv4" => text.IndexOf('.') >= 0 && IpAddress.TryParseLenient(text, out _),
            "ipv6" => text.IndexOf(':') >= 0 && IpAddress.TryParseLenient(text, out _),
            "cidr" => Cidr.TryParseLenient(text, out _),
            "mac" => IsMac(text, version),
            "uri" => GoUrl.TryParseRequestUri(text, out _, out _),
            "email" => MailAddress.IsValid(text),
            "hostname" => IsHostName(text),
            "hexcolor" => IsHexColor(text),
            "rgbcolor" => s_rgb.Value.IsMatch(text),
            "ssn" => IsSocialSecurityNumber(text),
            "creditcard" => IsCreditCard(text),
            "isbn" => IsIsbn10(text) || IsIsbn13(text),
            "isbn10" => IsIsbn10(text),
            "isbn13" => IsIsbn13(text),
            "bsonobjectid" => text.Length == 24 && AllHexadecimal(text, 0, 24),
            "k8sshortname" => Dns.CheckLabel(text).Count == 0,
            "k8slongname" => Dns.CheckSubdomain(text).Count == 0,
            _ => true,
        };
    }

    /// <summary>Groups of 8, 4, 4, 4 and 12 hexadecimal digits in any case, each hyphen optional; with a version, that digit and the variant fit it.</summary>
    internal static bool IsUuid(string text, char version)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '-')
            {
                if (digits is not (8 or 12 or 16 or 20) || text[i - 1] == '-')
                    return false;
                continue;
            }

            if (!IsHexadecimal(c) || ++digits > 32)
                return false;
            if (digits == 13 && version != '\0' && c != version)
                return false;
            if (digits == 17 && version is '4' or '5' && c is not ('8' or '9' or 'a' or 'b' or 'A' or 'B'))
                return false;
        }

        return digits == 32;
    }

    private static string Plain(string format) => format.IndexOf('-') < 0 ? format : format.Replace("-", "");

    private static bool IsHostName(string text)
    {
        if (!s_hostName.Value.IsMatch(text) || CodePoints.Utf8Length(text) > 255)
            return false;
        foreach (var label in text.Split('.'))
        {
            if (CodePoints.Utf8Length(label) > 63)
                return false;
        }

        return true;
    }

    private static bool IsMac(string text, KubernetesVersion version)
    {
        if (text.Length < 12)
            return false;
        if (text[2] is ':' or '-')
            return IsGrouped(text, 2, text[2]);
        if (text[4] == '.')
            return IsGrouped(text, 4, '.');

        // Without separators since the Go release that 1.36 is built with.
        return version.Minor >= 36 && text.Length is 12 or 16 or 40 && AllHexadecimal(text, 0, text.Length);
    }

    private static bool IsGrouped(string text, int size, char separator)
    {
        if ((text.Length + 1) % (size + 1) != 0 || (text.Length + 1) / (size + 1) * size is not (12 or 16 or 40))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i % (size + 1) == size ? text[i] != separator : !IsHexadecimal(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsHexColor(string text)
    {
        var start = text.Length > 0 && text[0] == '#' ? 1 : 0;
        return text.Length - start is 3 or 6 && AllHexadecimal(text, start, text.Length);
    }

    private static bool IsSocialSecurityNumber(string text)
    {
        if (text.Length != 11)
            return false;
        for (var i = 0; i < 11; i++)
        {
            if (i is 3 or 6 ? text[i] is not ('-' or ' ') : text[i] is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static bool IsCreditCard(string text)
    {
        var digits = WithoutSpaceAndHyphen(text);
        if (!s_card.Value.IsMatch(digits))
            return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }

        return sum % 10 == 0;
    }

    private static bool IsIsbn10(string text)
    {
        var digits = WithoutSpaceAndHyphen(text);
        if (digits.Length != 10)
            return false;
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            if (digits[i] == 'X' && i == 9)
                sum += 100;
            else if (digits[i] is < '0' or > '9')
                return false;
            else
                sum += (i + 1) * (digits[i] - '0');
        }

        return sum % 11 == 0;
    }

    private static bool IsIsbn13(string text)
    {
        var digits = WithoutSpaceAndHyphen(text);
        if (digits.Length != 13)
            return false;
        var sum = 0;
        for (var i = 0; i < 13; i++)
        {
            if (digits[i] is < '0' or > '9')
                return false;
            sum += (i % 2 == 0 ? 1 : 3) * (digits[i] - '0');
        }

        return sum % 10 == 0;
    }

    private static string WithoutSpaceAndHyphen(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not (' ' or '\t' or '\n' or '\f' or '\r' or '-'))
                kept.Append(c);
        }

        return kept.ToString();
    }

    private static bool AllHexadecimal(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!IsHexadecimal(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsHexadecimal(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
