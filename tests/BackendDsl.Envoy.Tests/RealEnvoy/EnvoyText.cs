using System.Text.RegularExpressions;

namespace BackendDsl.Envoy.Tests.RealEnvoy;

/// <summary>Messages of Envoy without what it makes random.</summary>
internal static partial class EnvoyText
{
    /// <summary>Runs of spaces are one space, the three random words before a dump are one.</summary>
    public static string Fold(string message) => Spaces().Replace(Prefix().Replace(message, "goo.gle/debug"), " ").Trim();

    /// <summary>Whether two messages are the same but for that; what Envoy cut after 4,096 bytes is compared as far as it goes.</summary>
    public static bool AreSame(string ours, string envoys)
    {
        const string cut = "...(truncated)";
        var (left, right) = (Fold(ours), Fold(envoys));
        // The last characters before the cut may be half of one.
        return right.EndsWith(cut, StringComparison.Ordinal) ? left.StartsWith(right[..^(cut.Length + 4)], StringComparison.Ordinal) : left == right;
    }

    /// <summary>The message without values: what kind it is.</summary>
    public static string Kind(string message)
    {
        var text = Fold(message);
        if (text.Contains("Proto constraint validation failed", StringComparison.Ordinal)) return "Proto constraint validation failed";
        if (text.StartsWith("goo.gle/debug", StringComparison.Ordinal)) return "Proto constraint validation failed (cut)";
        text = Numbers().Replace(Quoted().Replace(text, "'X'"), "N");
        return text.Length > 60 ? text[..60] : text;
    }

    [GeneratedRegex(@"goo\.gle/debug(str|proto|only)")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
