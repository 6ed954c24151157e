using System.Globalization;

namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>The minor versions that the facts cover, and how a part of them is written: <c>@34-</c>, <c>@31-33</c>.</summary>
internal static class VersionRange
{
    public const int First = 31;
    public const int Last = 36;

    /// <summary>Cuts the version mark off the end of <c>text[start..end]</c>.</summary>
    public static int Cut(string text, int start, int end, out int since, out int until)
    {
        (since, until) = (First, Last);
        if (end <= start || end > text.Length)
            return end;
        var at = text.LastIndexOf('@', end - 1, end - start);
        if (at < 0 || text.IndexOf('>', at, end - at) >= 0)
            return end;
        var dash = text.IndexOf('-', at);
        since = int.Parse(text.Substring(at + 1, dash - at - 1), CultureInfo.InvariantCulture);
        if (dash + 1 < end)
            until = int.Parse(text.Substring(dash + 1, end - dash - 1), CultureInfo.InvariantCulture);
        return at;
    }
}
