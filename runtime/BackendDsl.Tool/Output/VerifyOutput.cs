using System.Text.Json;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Verifying;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what <c>verify</c> found, in each of its formats.</summary>
internal static class VerifyOutput
{
    public static void Write(Session session, OutputTarget target, VerifyReport report, Paint paint, bool isQuiet)
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

    private static byte[] Json(VerifyReport report) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("agrees", !report.HasGaps && report.Failure is null && report.Problems.Count == 0);
        writer.WriteNumber("clusters", report.Expected);
        writer.WriteStartArray("differences");
        foreach (var dump in report.Dumps)
        {
            foreach (var (difference, from) in dump.Differences)
            {
                writer.WriteStartObject();
                writer.Text("dump", dump.Name);
                writer.Text("cluster", difference.ClusterName);
                writer.Text("kind", VerifyReport.Name(difference.Kind));
                writer.Text("path", difference.Path);
                writer.Text("expected", difference.Expected);
                writer.Text("found", difference.Found);
                writer.WriteString("severity", difference.IsGap ? "error" : "info");
                From(writer, from);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
        if (report.Failure is { } failure)
            writer.Text("error", failure);
        writer.WriteEndObject();
    });

    private static void From(Utf8JsonWriter writer, IReadOnlyList<DecidingField> fields)
    {
        writer.WriteStartArray("from");
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            writer.Text("kind", field.Object.Kind);
            writer.Text("namespace", field.Object.Namespace);
            writer.Text("name", field.Object.Name);
            writer.Text("path", field.Path.ToString());
            writer.Text("file", field.File);
            writer.WriteNumber("line", field.Line);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(TextWriter to, VerifyReport report, Paint paint, bool isQuiet)
    {
        foreach (var dump in report.Dumps)
        {
            foreach (var cluster in dump.Differences.GroupBy(d => d.Difference.ClusterName))
            {
                if (cluster.All(d => !d.Difference.IsGap))
                    continue;
                to.WriteLine($"{paint.Bold(Paint.Clean(cluster.Key))} ({Paint.Clean(dump.Name)})");
                foreach (var (difference, from) in cluster)
                {
                    to.WriteLine($"  {paint.Red("differs")}: {(difference.Path.Length > 0 ? Paint.Clean(difference.Path) + ": " : "")}{Paint.Clean(VerifyReport.Sentence(difference))}");
                    foreach (var field in from)
                        to.WriteLine(paint.Dim($"    from {Paint.Clean(field.ToString())}"));
                }

                to.WriteLine();
            }

            var unknown = dump.Differences.Where(d => !d.Difference.IsGap).Select(d => d.Difference.ClusterName).ToList();
            if (unknown.Count > 0 && !isQuiet)
                to.WriteLine(paint.Dim($"{Paint.Clean(dump.Name)}: {unknown.Count} {(unknown.Count == 1 ? "cluster" : "clusters")} that nothing here asks for: {Paint.Clean(string.Join(", ", unknown.Take(10)))}{(unknown.Count > 10 ? ", ..." : "")}"));
        }

        if (isQuiet || report.Dumps.Count == 0)
            return;
        var gaps = report.Dumps.Sum(d => d.Differences.Count(x => x.Difference.IsGap));
        to.WriteLine($"{report.Expected} {(report.Expected == 1 ? "cluster" : "clusters")} expected, {(gaps == 0 ? paint.Green("all as expected") : paint.Red(gaps == 1 ? "1 difference" : $"{gaps} differences"))}");
    }
}
