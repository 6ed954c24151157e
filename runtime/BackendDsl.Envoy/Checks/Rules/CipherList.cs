namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>
/// The language of cipher lists that the TLS library reads: names and aliases joined by colons, groups of equal preference <c>[A|B]</c>, aliases
/// combined by <c>+</c>, the operators <c>-</c>, <c>!</c>, <c>+</c> and <c>@STRENGTH</c>. A name that is not known makes the list refused.
/// </summary>
internal static class CipherList
{
    private static readonly HashSet<string> s_names = new(TlsNames.CipherSuites, StringComparer.Ordinal);

    // Their names are read, but they are not among those that can be chosen.
    private static readonly HashSet<string> s_fixed = new(TlsNames.Tls13CipherSuites, StringComparer.Ordinal);

    private static readonly HashSet<string> s_aliases = new(StringComparer.Ordinal)
    {
        "ALL", "kRSA", "kECDHE", "kEECDH", "kPSK", "aRSA", "aECDSA", "ECDSA", "aPSK", "ECDHE", "EECDH", "RSA", "PSK",
        "3DES", "AES128", "AES256", "AES", "AESGCM", "CHACHA20", "SHA1", "SHA", "SSLv3", "TLSv1", "TLSv1.2", "HIGH", "FIPS",
    };

    /// <summary>The names Envoy tries one by one when it tells which of them were refused.</summary>
    public static IEnumerable<string> SplitForTrial(string list) => list.Split([':', '+', '!', '[', '|', ']'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a list is taken, and leaves a cipher.</summary>
    public static bool IsTaken(string list)
    {
        var (inGroup, hasGroup, chosen) = (false, false, false);
        for (var i = 0; i < list.Length;)
        {
            var operation = '\0';
            var c = list[i];
            if (inGroup)
            {
                if (c is ']' or '|')
                {
                    inGroup = c == '|';
                    i++;
                    continue;
                }
                if (!char.IsAsciiLetterOrDigit(c)) return false;
            }
            else if (c is '-' or '+' or '!' or '@')
            {
                operation = c;
                i++;
            }
            else if (c == '[')
            {
                (inGroup, hasGroup) = (true, true);
                i++;
                continue;
            }
            if (hasGroup && operation != '\0') return false;
            if (i < list.Length && list[i] == ':')
            {
                i++;
                continue;
            }
            if (!ReadRule(list, ref i, operation, ref chosen)) return false;
        }
        return !inGroup && chosen;
    }

    private static bool ReadRule(string list, ref int i, char operation, ref bool chosen)
    {
        for (var multi = false; ; multi = true)
        {
            var start = i;
            while (i < list.Length && (char.IsAsciiLetterOrDigit(list[i]) || list[i] is '-' or '.' or '_')) i++;
            var name = list[start..i];
            if (name.Length == 0) return false;
            if (operation == '@')
            {
                while (i < list.Length && list[i] != ':') i++;
                return name == "STRENGTH";
            }
            var more = i < list.Length && list[i] == '+';
            var isFixed = !multi && !more && s_fixed.Contains(name);
            var known = isFixed || (!multi && !more && s_names.Contains(name)) || s_aliases.Contains(name);
            if (!known) return false;
            if (more)
            {
                i++;
                continue;
            }
            chosen |= operation is '\0' && !isFixed;
            break;
        }
        return true;
    }
}
