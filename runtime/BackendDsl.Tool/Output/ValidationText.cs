using System.Globalization;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>The text form of <c>validate</c>: for each finding the place, the message, the line with the value, the rule and what to do.</summary>
internal sealed class ValidationText(TextWriter to, Paint paint, bool isQuiet)
{
    private const int LongestLine = 160;
    private const int LongestRule = 300;

    public void Print(ValidationReport report)
    {
        foreach (var resource in report.Judged)
        {
            foreach (var finding in resource.Findings.OrderBy(f => f.Mark.Line).ThenBy(f => f.Mark.Column))
            {
                if (finding.Accepted is null)
                    Print(resource, finding);
            }
        }

        if (!isQuiet)
            Summarize(report);
    }

    private void Print(ResourceReport report, ReportedFinding finding)
    {
        var resource = report.Resource;
        var place = string.Create(CultureInfo.InvariantCulture, $"{Paint.Clean(resource.File)}:{resource.LineOf(finding.Mark)}:{finding.Mark.Column}");
        var id = finding.Id.Length > 0 ? paint.Dim($" [{finding.Id}]") : "";
        to.WriteLine($"{paint.Bold(place)}: {paint.Severity(finding.Severity)}: {Paint.Clean(finding.Finding.ToString())}{id}");
        if (resource.Input.Line(finding.Mark.Line) is { } line && line.Trim().Length > 0)
            PrintLine(line, finding.Mark);
        if (finding.Rule is { } rule && rule != finding.Id && (finding.Source != FindingSource.Schema || finding.Advice is null) && !finding.Message.Contains(rule, StringComparison.Ordinal))
            to.WriteLine("  " + paint.Dim("rule: ") + Short(Paint.Clean(rule.ReplaceLineEndings(" ")), LongestRule));
        if (finding.Advice is { } advice)
            to.WriteLine("  " + paint.Dim("help: ") + Paint.Clean(advice));
        if (resource.Template is not null)
            to.WriteLine("  " + paint.Dim(string.Create(CultureInfo.InvariantCulture, $"line {finding.Mark.Line} of {resource.Input.Name}")));
        to.WriteLine();
    }

    private void PrintLine(string line, SourceMark mark)
    {
        var number = mark.Line.ToString(CultureInfo.InvariantCulture);
        var text = line.Replace('\t', ' ');
        var start = 0;
        // A long line, as in JSON on one line, is cut around the value.
        if (text.Length > LongestLine)
        {
            start = Math.Clamp(mark.Column - (LongestLine / 2), 0, text.Length - LongestLine);
            text = string.Concat(start > 0 ? "..." : "", text.AsSpan(start, LongestLine), start + LongestLine < line.Length ? "..." : "");
            start -= start > 0 ? 3 : 0;
        }

        to.WriteLine($"  {paint.Dim(number + " |")} {Paint.Clean(text)}");
        var column = Math.Max(mark.Column - 1 - start, 0);
        if (column < text.Length)
            to.WriteLine($"  {new string(' ', number.Length)} {paint.Dim("|")} {new string(' ', column)}{paint.Red("^")}");
    }

    private void Summarize(ValidationReport report)
    {
        var judged = report.Judged.Count();
        if (judged == 0 && report.Problems.Count > 0)
            return;
        var invalid = report.Judged.Count(r => !r.IsValid);
        var (errors, warnings) = (report.Count(FindingSeverity.Error), report.Count(FindingSeverity.Warning));
        var parts = new List<string> { judged == 1 ? "1 resource judged" : $"{judged} resources judged" };
        parts.Add(invalid == 0 ? paint.Green("all valid") : paint.Red($"{invalid} invalid"));
        if (report.Judged.Count(r => r.IsRefusedByGateway) is > 0 and var refused)
            parts.Add(paint.Red($"{refused} refused by the gateway or Envoy"));
        if (errors > 0)
            parts.Add(paint.Red(errors == 1 ? "1 error" : $"{errors} errors"));
        if (warnings > 0)
            parts.Add(paint.Yellow(warnings == 1 ? "1 warning" : $"{warnings} warnings"));
        if (report.Judged.Sum(r => r.Findings.Count(f => f.Accepted is not null)) is > 0 and var accepted)
            parts.Add($"{accepted} known and accepted");
        if (report.ShapeOnly > 0)
            parts.Add($"{report.ShapeOnly} by types and metadata alone");
        if (report.Skipped > 0)
            parts.Add($"{report.Skipped} skipped");
        to.WriteLine(string.Join(", ", parts));
        foreach (var note in report.Notes)
            to.WriteLine(paint.Dim("note: ") + Paint.Clean(note));
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length] + " ...";
}
