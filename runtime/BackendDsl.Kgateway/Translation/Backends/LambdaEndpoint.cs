using System.Globalization;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>Where a Lambda function is called.</summary>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">Port.</param>
/// <param name="IsTls">Whether by TLS.</param>
/// <param name="Error">Why the URL cannot be used, in the gateway's words; else null.</param>
internal sealed record LambdaEndpoint(string Host, uint Port, bool IsTls, string? Error)
{
    /// <summary>Reads <c>endpointURL</c>. The port must be written out: the gateway knows no default for it.</summary>
    public static LambdaEndpoint Parse(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return new("", 0, false, "failed to parse port: strconv.ParseUint: parsing \"\": invalid syntax");
        var authority = url[(scheme + 3)..];
        var end = authority.AsSpan().IndexOfAny('/', '?', '#');
        if (end >= 0)
            authority = authority[..end];
        var user = authority.LastIndexOf('@');
        if (user >= 0)
            authority = authority[(user + 1)..];
        var colon = authority.LastIndexOf(':');
        var bracket = authority.LastIndexOf(']');
        var port = colon > bracket ? authority[(colon + 1)..] : "";
        var host = (colon > bracket ? authority[..colon] : authority).TrimStart('[').TrimEnd(']');
        var isTls = url[..scheme].Equals("https", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(host, number, isTls, null)
            : new(host, 0, isTls, $"failed to parse port: strconv.ParseUint: parsing \"{port}\": invalid syntax");
    }
}
