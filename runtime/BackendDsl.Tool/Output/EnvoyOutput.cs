using System.Globalization;
using System.Text.Json;
using BackendDsl.Envoy;
using BackendDsl.Tool.Envoys;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what <c>envoy</c> found, in each of its formats.</summary>
internal static class EnvoyOutput
{
    public static void Write(Session session, OutputTarget target, EnvoyReport report, Paint paint, bool isQuiet)
    {
        switch (target.Format)
        {
            case "json":
                OutputFiles.Write(session, target, Json(report));
                break;
            case "sarif":
                OutputFiles.Write(session, target, SarifOutput.Print(report.Groups(), report.Problems));
                break;
            case "junit":
                OutputFiles.Write(session, target, JUnitOutput.Print(report.Groups(), report.Problems));
                break;
            case "github":
                OutputFiles.Write(session, target, to => GitHubOutput.Print(to, report.Groups(), report.Problems));
                break;
            default:
                OutputFiles.Write(session, target, to => Text(to, report, target.Path is null ? paint : Paint.Off, isQuiet));
                break;
        }
    }

    /// <summary>How an effect is written.</summary>
    public static string? Name(FindingEffect? effect) => effect switch
    {
        FindingEffect.Refused => "refused",
        FindingEffect.Crash => "crash",
        FindingEffect.NeverWorks => "never-works",
        FindingEffect.NotVerified => "not-verified",
        FindingEffect.Ignored => "ignored",
        _ => null,
    };

    private static string Name(ClusterOutcome outcome) => outcome switch
    {
        ClusterOutcome.Accepted => "accepted",
        ClusterOutcome.Refused => "refused",
        ClusterOutcome.Crash => "crash",
        _ => "unknown",
    };

    private static byte[] Json(EnvoyReport report) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            writer.WriteStartObject();
            writer.Text("file", result.File);
            writer.Text("name", result.Name);
            writer.WriteString("outcome", Name(result.Outcome));
            writer.WriteStartArray("findings");
            foreach (var finding in result.Findings)
            {
                writer.WriteStartObject();
                writer.Text("path", finding.Path.ToString());
                writer.Text("message", finding.Message);
                writer.Text("rule", finding.Rule ?? finding.Id);
                writer.WriteString("severity", JsonOutput.Name(finding.Severity));
                writer.Text("effect", Name(finding.Effect));
                if (finding.Unproven is not null)
                    writer.Text("unproven", finding.Unproven);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Text(TextWriter to, EnvoyReport report, Paint paint, bool isQuiet)
    {
        foreach (var result in report.Results)
        {
            if (result.Outcome == ClusterOutcome.Accepted && result.Findings.Count == 0)
                continue;
            var word = result.Outcome switch
            {
                ClusterOutcome.Accepted => paint.Green("accepted"),
                ClusterOutcome.Refused => paint.Red("refused"),
                ClusterOutcome.Crash => paint.Red("kills Envoy"),
                _ => paint.Yellow("unknown: a file, variable or secret of Envoy's machine decides"),
            };
            var place = result.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Paint.Clean(result.File)}:{result.Line}") : Paint.Clean(result.File);
            to.WriteLine($"{paint.Bold(place)}: cluster {Paint.Clean(result.Name)}: {word}");
            foreach (var finding in result.Findings)
            {
                to.WriteLine($"  {paint.Severity(finding.Severity)}: {Paint.Clean(finding.ToString())}{paint.Dim($" [{finding.Id}{(Name(finding.Effect) is { } effect ? ", " + effect : "")}]")}");
            }

            to.WriteLine();
        }

        if (isQuiet)
            return;
        var parts = report.Results.GroupBy(r => r.Outcome).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Name(g.Key)}");
        to.WriteLine($"{report.Results.Count} {(report.Results.Count == 1 ? "cluster" : "clusters")}{(report.Results.Count > 0 ? ": " + string.Join(", ", parts) : "")}");
    }
}
