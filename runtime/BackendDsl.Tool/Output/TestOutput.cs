using System.Globalization;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Testing;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what became of tables of cases.</summary>
internal static class TestOutput
{
    public static void Write(Session session, OutputTarget target, TestReport report, Paint paint, bool isQuiet)
    {
        switch (target.Format)
        {
            case "json":
                OutputFiles.Write(session, target, Json(report));
                break;
            case "junit":
                OutputFiles.Write(session, target, JUnitOutput.Print(Groups(report), report.Problems));
                break;
            default:
                OutputFiles.Write(session, target, to => Text(to, report, target.Path is null ? paint : Paint.Off, isQuiet));
                break;
        }
    }

    private static List<FindingGroup> Groups(TestReport report) =>
    [
        .. report.Results.Select(r => new FindingGroup(
            r.Case.Name,
            r.File,
            [.. r.Failures.Select(f => new LocatedFinding(r.File, Math.Max(r.Case.Mark.Line, 1), r.Case.Mark.Column, new(new Finding { Message = f })))])),
    ];

    private static byte[] Json(TestReport report) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            writer.WriteStartObject();
            writer.Text("file", result.File);
            writer.WriteNumber("line", result.Case.Mark.Line);
            writer.Text("name", result.Case.Name);
            writer.WriteBoolean("passed", result.Passed);
            writer.WriteStartArray("failures");
            foreach (var failure in result.Failures)
                writer.WriteStringValue(JsonOutput.Scrub(failure));
            writer.WriteEndArray();
            writer.WriteStartArray("errors");
            foreach (var finding in result.Actual)
            {
                writer.WriteStartObject();
                writer.Text("path", finding.Path);
                writer.Text("reason", finding.Reason);
                writer.Text("message", finding.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("passed", report.Results.Count(r => r.Passed));
        writer.WriteNumber("failed", report.Results.Count(r => !r.Passed));
        writer.WriteStartArray("unseenRules");
        foreach (var rule in report.Unseen)
        {
            writer.WriteStartObject();
            writer.Text("of", rule.Of);
            writer.Text("path", rule.Path);
            writer.Text("rule", rule.Rule);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Text(TextWriter to, TestReport report, Paint paint, bool isQuiet)
    {
        foreach (var result in report.Results.Where(r => !r.Passed))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{result.File}:{result.Case.Mark.Line}:{result.Case.Mark.Column}");
            to.WriteLine($"{paint.Bold(Paint.Clean(place))}: {paint.Red("failed")}: {Paint.Clean(result.Case.Name)}");
            foreach (var failure in result.Failures)
                to.WriteLine("  " + Paint.Clean(failure));
            to.WriteLine();
        }

        if (isQuiet)
            return;
        if (report.Unseen.Count > 0)
        {
            to.WriteLine("Rules that no case saw false:");
            foreach (var rule in report.Unseen)
                to.WriteLine($"  {Paint.Clean(rule.Of)}{(rule.Path.Length > 0 ? " " + Paint.Clean(rule.Path) : "")}: {Paint.Clean(rule.Rule.ReplaceLineEndings(" "))}");
            to.WriteLine();
        }

        var failed = report.Results.Count(r => !r.Passed);
        to.WriteLine($"{report.Results.Count} {(report.Results.Count == 1 ? "case" : "cases")}, {(failed == 0 ? paint.Green("all passed") : paint.Red($"{failed} failed"))}{(report.Updated.Count > 0 ? "; updated: " + string.Join(", ", report.Updated) : "")}");
    }
}
