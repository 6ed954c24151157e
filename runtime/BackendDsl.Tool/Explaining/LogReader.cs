using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Explaining;

/// <summary>Finds what Envoy refuses in logs, statuses and NACKs.</summary>
internal static partial class LogReader
{
    private const int MostEntries = 1000;

    /// <summary>The refusals, each once.</summary>
    public static IReadOnlyList<LogEntry> Read(InputText text)
    {
        var entries = new List<LogEntry>();
        var lines = text.Text.Split('\n');
        for (var i = 0; i < lines.Length && entries.Count < MostEntries; i++)
        {
            var line = lines[i].Replace("\\\"", "\"", StringComparison.Ordinal);
            for (var match = Start().Match(line); match.Success; match = match.NextMatch())
                Add(entries, i + 1, line[(match.Index + match.Length)..]);
        }

        return [.. entries.DistinctBy(e => (e.Cluster, e.Message))];
    }

    private static void Add(List<LogEntry> entries, int line, string rest)
    {
        while (rest.Length > 0)
        {
            var name = Name().Match(rest);
            if (!name.Success)
                return;
            rest = rest[name.Length..];
            var next = Next().Match(rest);
            var message = (next.Success ? rest[..next.Index] : rest).Trim().TrimEnd('"', '\'', ',', ' ', '\r');
            entries.Add(new(line, name.Groups[1].Value, message, ObjectOf(name.Groups[1].Value)) { Field = FieldOf(message) });
            rest = next.Success ? rest[(next.Index + 2)..] : "";
        }
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

    /// <summary>The field of a broken constraint: <c>ClusterValidationError.ConnectTimeout</c>, outermost first.</summary>
    private static string FieldOf(string message)
    {
        var path = new StringBuilder();
        foreach (Match match in Constraint().Matches(message))
            path.Append(path.Length > 0 ? "." : "").Append(Snake(match.Groups[1].Value));
        if (path.Length > 0)
            return path.ToString();
        return FieldName().Match(message) is { Success: true } named ? named.Groups[1].Value : "";
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && name[i - 1] != '[')
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    [GeneratedRegex(@"[Ee]rror adding/updating cluster\(s\) ", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^([A-Za-z0-9_./:\-]*[A-Za-z0-9_/\-]): ", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@", (?=(?:kube_|backend_|httproute/|grpcroute/)[A-Za-z0-9_./\-]+: )", RegexOptions.CultureInvariant)]
    private static partial Regex Next();

    [GeneratedRegex(@"^(kube|backend)_([a-z0-9.\-]+)_([a-z0-9.\-]+?)(?:_(\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex KgatewayName();

    [GeneratedRegex(@"^(httproute|grpcroute)/([^/]+)/([^/]+)/rule/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex RouteName();

    [GeneratedRegex(@"\w+ValidationError\.([A-Za-z0-9]+(?:\[\d+\])?)", RegexOptions.CultureInvariant)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"field: ""?([a-z0-9_.\[\]]+)""?", RegexOptions.CultureInvariant)]
    private static partial Regex FieldName();
}
