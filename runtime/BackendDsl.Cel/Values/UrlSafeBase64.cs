namespace BackendDsl.Cel.Values;

/// <summary>
/// Base64 with <c>-</c> and <c>_</c>, padded: what a rule reads a field of format <c>byte</c> with, although validation wants <c>+</c> and <c>/</c>.
/// </summary>
internal static class UrlSafeBase64
{
    public static bool TryDecode(string text, out byte[] bytes, out int offset)
    {
        var clean = text.Replace("\r", "").Replace("\n", "");
        bytes = [];
        offset = 0;
        var padding = clean.EndsWith("==", StringComparison.Ordinal) ? 2 : clean.EndsWith("=", StringComparison.Ordinal) ? 1 : 0;
        for (; offset < clean.Length - padding; offset++)
        {
            if (clean[offset] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
                return false;
        }

        if (clean.Length % 4 != 0)
            return false;
        try
        {
            bytes = Convert.FromBase64String(clean.Replace('-', '+').Replace('_', '/'));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
