namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Object identifiers in dotted form, as the TLS library reads them.</summary>
internal static class ObjectId
{
    /// <summary>At least two numbers; the first is 0, 1 or 2, the second below 40 unless the first is 2.</summary>
    public static bool IsValid(string text)
    {
        var parts = text.Split('.');
        if (parts.Length < 2) return ShortNames.Contains(text);
        foreach (var part in parts)
        {
            if (part.Length == 0 || part.Any(c => !char.IsAsciiDigit(c)) || (part.Length > 1 && part[0] == '0')) return false;
        }
        return parts[0] is "0" or "1" or "2" && (parts[0] == "2" || (parts[1].Length < 3 && int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) < 40));
    }

    // Names of well-known identifiers are read too.
    private static readonly HashSet<string> ShortNames = new(StringComparer.Ordinal) { "CN", "C", "L", "ST", "O", "OU", "UID", "DC", "SN", "GN" };
}
