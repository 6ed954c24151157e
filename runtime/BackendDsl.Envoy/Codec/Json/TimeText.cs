using System.Globalization;
using System.Text.RegularExpressions;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Durations (<c>1.5s</c>) and points in time (<c>2026-01-02T03:04:05Z</c>) as text.</summary>
internal static partial class TimeText
{
    public static ApiTime ReadDuration(DocumentNode node, string path)
    {
        var match = node.Kind == DocumentKind.String ? DurationForm().Match(node.Text) : Match.Empty;
        if (!match.Success || !long.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 315_576_000_000)
        {
            throw node.Fault($"expected a duration in seconds such as \"1.5s\", found {MessageEncoder.Found(node)}", path);
        }
        var nanos = Nanos(match.Groups[3].Value);
        return match.Groups[1].Length > 0 ? new ApiTime(-seconds, -nanos) : new ApiTime(seconds, nanos);
    }

    public static ApiTime ReadTimestamp(DocumentNode node, string path)
    {
        var match = node.Kind == DocumentKind.String ? TimestampForm().Match(node.Text) : Match.Empty;
        if (!match.Success || !DateTimeOffset.TryParseExact(match.Groups[1].Value + match.Groups[3].Value.Replace("Z", "+00:00", StringComparison.OrdinalIgnoreCase), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            throw node.Fault($"expected a time such as \"2026-01-02T03:04:05Z\", found {MessageEncoder.Found(node)}", path);
        }
        return new ApiTime(time.ToUnixTimeSeconds(), Nanos(match.Groups[2].Value));
    }

    private static int Nanos(string digits) => digits.Length == 0 ? 0 : int.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(-?)([0-9]{1,15})(?:\.([0-9]{1,9}))?s\z", RegexOptions.CultureInvariant)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.([0-9]{1,9}))?(Z|z|[-+]\d{2}:\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimestampForm();
}
