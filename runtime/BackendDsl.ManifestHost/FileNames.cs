using System.Security.Cryptography;
using System.Text;

namespace BackendDsl.ManifestHost;

/// <summary>
/// File names that every file system takes: no longer than all allow, never a name that Windows or kustomize keeps for itself, and different where
/// case does not count.
/// </summary>
internal static class FileNames
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$",
        // What this step and kustomize give a meaning.
        "kustomization", "manifests",
    };

    /// <summary>
    /// A name as part of a path segment. Kubernetes allows names that file systems do not (<c>system:node</c>), and an object that nobody
    /// validated may hold anything: what could leave the folder or be refused becomes <c>%XX</c>, as in a URL, so that names stay distinct.
    /// </summary>
    public static string Segment(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'_' || (b is (byte)'.' or (byte)'~' && text.Length > 0))
                text.Append((char)b);
            else
                Escape(text, b);
        }

        // Windows drops a dot at the end.
        if (text.Length > 0 && text[^1] == '.')
        {
            text.Length--;
            Escape(text, (byte)'.');
        }

        return text.ToString();
    }

    /// <summary>A whole folder or file name: a segment and, for a file, its extension.</summary>
    /// <param name="segment">Made of <see cref="Segment"/>.</param>
    /// <param name="extension">With its dot, or empty.</param>
    public static string Whole(string segment, string extension = "")
    {
        var dot = segment.IndexOf('.', StringComparison.Ordinal);
        if (s_reserved.Contains(dot < 0 ? segment : segment[..dot]))
        {
            var text = new StringBuilder();
            Escape(text, (byte)segment[0]);
            segment = text.Append(segment, 1, segment.Length - 1).ToString();
        }

        var longest = ManifestLimits.FileName - extension.Length;
        return (segment.Length <= longest ? segment : Shortened(segment, longest)) + extension;
    }

    /// <summary>A segment told apart from others that differ from it by case alone.</summary>
    public static string Distinct(string segment) => segment + "~" + Hash(segment);

    /// <summary>The beginning and a hash of the whole: stable, and different for different names.</summary>
    private static string Shortened(string segment, int length)
    {
        var cut = segment[..(length - HashLength - 1)];
        // Half of an escape would read as something else.
        var percent = cut.LastIndexOf('%');
        if (percent >= 0 && percent > cut.Length - 3)
            cut = cut[..percent];
        return cut + "~" + Hash(segment);
    }

    private const int HashLength = 16;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];

    private static void Escape(StringBuilder text, byte b) => text.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
}
