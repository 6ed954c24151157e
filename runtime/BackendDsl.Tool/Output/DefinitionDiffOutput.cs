using System.Globalization;
using System.Text.Json;
using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Differences;
using BackendDsl.Tool.Findings;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what <c>crd-diff</c> found, in each of its formats.</summary>
internal static class DefinitionDiffOutput
{
    public static void Write(Session session, OutputTarget target, DefinitionDiffRun.Report report, Paint paint, bool isQuiet)
    {
        switch (target.Format)
        {
            case "json":
                OutputFiles.Write(session, target, Json(report));
                break;
            case "markdown":
                OutputFiles.Write(session, target, to => Markdown(to, report));
                break;
            default:
                OutputFiles.Write(session, target, to => Text(to, report, target.Path is null ? paint : Paint.Off, isQuiet));
                break;
        }
    }

    private static byte[] Json(DefinitionDiffRun.Report report) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("breaks", report.Broken is { } broken ? broken.Count > 0 : report.Changes.Any(c => c.Breaks));
        writer.WriteStartArray("changes");
        foreach (var change in report.Changes)
        {
            writer.WriteStartObject();
            writer.Text("group", change.Group);
            writer.Text("kind", change.Kind);
            writer.Text("version", change.Version);
            writer.Text("path", change.Path);
            writer.WriteString("change", Name(change.Change));
            writer.Text("message", change.Message);
            writer.WriteBoolean("breaks", change.Breaks);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (report.Broken is not null)
        {
            writer.WriteStartArray("broken");
            foreach (var resource in report.Broken)
                ValidationJson.Print(writer, resource);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    private static void Text(TextWriter to, DefinitionDiffRun.Report report, Paint paint, bool isQuiet)
    {
        foreach (var group in report.Changes.GroupBy(c => (c.Kind, c.Group, c.Version)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Version, StringComparer.Ordinal))
        {
            to.WriteLine(paint.Bold($"{Paint.Clean(group.Key.Kind)} ({Paint.Clean(group.Key.Group)}{(group.Key.Version.Length > 0 ? "/" + Paint.Clean(group.Key.Version) : "")})"));
            foreach (var change in group)
            {
                var word = Name(change.Change);
                var painted = change.Breaks ? paint.Red(word) : change.Change is DefinitionChangeKind.Added or DefinitionChangeKind.Loosened ? paint.Green(word) : paint.Yellow(word);
                to.WriteLine($"  {painted}: {(change.Path.Length > 0 ? Paint.Clean(change.Path) + ": " : "")}{Paint.Clean(change.Message)}");
            }

            to.WriteLine();
        }

        foreach (var resource in report.Broken ?? [])
        {
            foreach (var finding in resource.Findings)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{resource.Resource.File}:{resource.Resource.LineOf(finding.Mark)}:{finding.Mark.Column}");
                to.WriteLine($"{paint.Bold(Paint.Clean(place))}: {paint.Red("breaks")}: {(finding.Path.Length > 0 ? Paint.Clean(finding.Path) + ": " : "")}{Paint.Clean(finding.Message)}");
            }
        }

        if (isQuiet)
            return;
        var breaking = report.Changes.Count(c => c.Breaks);
        to.WriteLine($"{report.Changes.Count} {(report.Changes.Count == 1 ? "change" : "changes")}, {(breaking == 0 ? paint.Green("none breaks") : paint.Red(breaking == 1 ? "1 breaks" : $"{breaking} break"))}"
            + (report.Broken is { } broken ? $"; {(broken.Count == 0 ? paint.Green("no manifest breaks") : paint.Red(broken.Count == 1 ? "1 manifest breaks" : $"{broken.Count} manifests break"))}" : ""));
    }

    private static void Markdown(TextWriter to, DefinitionDiffRun.Report report)
    {
        to.WriteLine("| kind | version | field | change | what |");
        to.WriteLine("|---|---|---|---|---|");
        foreach (var change in report.Changes)
            to.WriteLine($"| {Cell(change.Kind)} | {Cell(change.Version)} | {Code(change.Path)} | {(change.Breaks ? $"**{Name(change.Change)}**" : Name(change.Change))} | {Cell(change.Message)} |");
        if (report.Broken is not { } broken)
            return;
        to.WriteLine();
        to.WriteLine(broken.Count == 0 ? "No manifest breaks." : "Manifests that break:");
        to.WriteLine();
        foreach (var resource in broken)
            to.WriteLine($"- {Code(resource.Resource.File)} {Cell(resource.Resource.Kind)} {Cell(resource.Resource.Name)}: {string.Join("; ", resource.Findings.Select(f => $"{Code(f.Path)} {Cell(f.Message)}"))}");
    }

    /// <summary>Text in a table of markdown: nothing of it is markup.</summary>
    internal static string Cell(string text)
    {
        var cell = new System.Text.StringBuilder();
        foreach (var c in Paint.Clean(text).ReplaceLineEndings(" "))
        {
            if (c is '|' or '*' or '_' or '`' or '<' or '>' or '[' or ']' or '\\' or '#')
                cell.Append('\\');
            cell.Append(c);
        }

        return cell.ToString();
    }

    internal static string Code(string text) => text.Length == 0 ? "" : "`" + Paint.Clean(text).Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ") + "`";

    private static string Name(DefinitionChangeKind change) => change.ToString().ToLowerInvariant();
}
