using System.Text.RegularExpressions;
using BackendDsl.Envoy;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Explaining;

/// <summary>Finds what Envoy refuses in logs, statuses and NACKs.</summary>
internal static partial class LogReader
{
    /// <summary>The refusals, each once.</summary>
    public static IReadOnlyList<LogEntry> Read(InputText text)
    {
        var entries = new List<LogEntry>();
        var (line, at) = (1, 0);
        foreach (var entry in EnvoyNack.Read(text.Text).DistinctBy(e => (e.Cluster, e.Message)).Take(TextReaderLimits.LogEntries))
        {
            line += text.Text.AsSpan(at, entry.Offset - at).Count('\n');
            at = entry.Offset;
            entries.Add(new(line, entry.Cluster, entry.Message, ObjectOf(entry.Cluster)) { Field = entry.Path.ToString(), Rule = entry.Rule?.Id });
        }

        return entries;
    }

    /// <summary>The object a cluster's name tells of, by the words of the controllers that are known here.</summary>
    private static string? ObjectOf(string cluster)
    {
        if (KgatewayName().Match(cluster) is { Success: true } kgateway)
        {
            var kind = kgateway.Groups[1].Value == "kube" ? "Service" : "Backend";
            return $"{kind} {kgateway.Groups[2].Value}/{kgateway.Groups[3].Value}{(kgateway.Groups[4].Success ? ", port " + kgateway.Groups[4].Value : "")}";
        }

        return RouteName().Match(cluster) is { Success: true } route
            ? $"{(route.Groups[1].Value == "grpcroute" ? "GRPCRoute" : "HTTPRoute")} {route.Groups[2].Value}/{route.Groups[3].Value}, rule {route.Groups[4].Value}"
            : null;
    }

    [GeneratedRegex(@"^(kube|backend)_([a-z0-9.\-]+)_([a-z0-9.\-]+?)(?:_(\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex KgatewayName();

    [GeneratedRegex(@"^(httproute|grpcroute)/([^/]+)/([^/]+)/rule/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex RouteName();
}
