using System.Text.Json;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Prints what another release does, in each format of <c>upgrade</c>.</summary>
internal static class UpgradeOutput
{
    public static void Write(Session session, OutputTarget target, UpgradeReport report, IReadOnlyList<string> unchanged, Paint paint, bool isQuiet)
    {
        switch (target.Format)
        {
            case "json":
                OutputFiles.Write(session, target, Json(report, unchanged));
                break;
            case "markdown":
                OutputFiles.Write(session, target, to => Markdown(to, report, unchanged));
                break;
            default:
                OutputFiles.Write(session, target, to => Text(to, report, unchanged, target.Path is null ? paint : Paint.Off, isQuiet));
                break;
        }
    }

    private static string Name(UpgradeChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static byte[] Json(UpgradeReport report, IReadOnlyList<string> unchanged) => JsonOutput.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.Text("gateway", report.Controller);
        writer.Text("from", report.From);
        writer.Text("to", report.To);
        writer.WriteBoolean("breaks", report.Breaks);
        Findings(writer, "refused", report.Refused);
        writer.WriteStartArray("policies");
        foreach (var policy in report.Policies)
        {
            var status = (policy.After ?? policy.Before)!;
            writer.WriteStartObject();
            writer.Text("kind", status.Policy.Kind);
            writer.Text("namespace", status.Policy.Namespace);
            writer.Text("name", status.Policy.Name);
            writer.WriteBoolean("acceptedBefore", policy.Before?.Accepted == true);
            writer.WriteBoolean("acceptedAfter", policy.After?.Accepted == true);
            writer.Text("messageBefore", policy.Before?.Message);
            writer.Text("messageAfter", policy.After?.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("clusters");
        foreach (var cluster in report.Clusters)
        {
            writer.WriteStartObject();
            writer.Text("name", cluster.Name);
            writer.WriteString("change", Name(cluster.Kind));
            writer.Text("reason", cluster.Reason.Length > 0 ? cluster.Reason : null);
            writer.WriteStartArray("fields");
            foreach (var field in cluster.Fields)
            {
                writer.WriteStartObject();
                writer.Text("path", field.ClusterField.ToString());
                writer.Text("before", field.Before);
                writer.Text("after", field.After);
                writer.Text("decidedBefore", field.DecidedBefore?.Winner?.ToString());
                writer.Text("decidedAfter", field.DecidedAfter?.Winner?.ToString());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        foreach (var name in unchanged)
        {
            writer.WriteStartObject();
            writer.Text("name", name);
            writer.WriteString("change", "none");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Findings(writer, "findings", report.Findings);
        if (report.WholeFailure is { } failure)
            writer.Text("error", failure);
        writer.WriteEndObject();
    });

    private static void Findings(Utf8JsonWriter writer, string name, IEnumerable<GatewayFinding> findings)
    {
        writer.WriteStartArray(name);
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.Text("kind", finding.Object.Kind);
            writer.Text("namespace", finding.Object.Namespace);
            writer.Text("name", finding.Object.Name);
            writer.Text("path", finding.Path.ToString());
            writer.Text("message", finding.Message);
            writer.Text("rule", finding.Finding.Rule ?? (finding.Id.Length > 0 ? finding.Id : null));
            writer.WriteString("severity", JsonOutput.Name(finding.Severity));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(TextWriter to, UpgradeReport report, IReadOnlyList<string> unchanged, Paint paint, bool isQuiet)
    {
        to.WriteLine(paint.Bold($"{report.Controller} {report.From} to {report.To}"));
        if (report.WholeFailure is { } failure)
            to.WriteLine($"{paint.Red("fails as a whole")}: {Paint.Clean(failure)}");
        foreach (var finding in report.Refused)
            to.WriteLine($"{(finding.Severity == FindingSeverity.Error ? paint.Red("refused") : paint.Yellow("lost"))}: {Paint.Clean(finding.Object.ToString())}: {Paint.Clean(finding.Finding.ToString())}");
        foreach (var policy in report.Policies)
        {
            var status = (policy.After ?? policy.Before)!;
            var word = policy.IsLost ? paint.Red("policy no longer accepted") : policy.After is { Accepted: true } && policy.Before is not { Accepted: true } ? paint.Green("policy accepted now") : paint.Yellow("policy");
            to.WriteLine($"{word}: {Paint.Clean(status.Policy.ToString())}{(policy.After?.Message is { Length: > 0 } message ? ": " + Paint.Clean(message) : "")}");
        }

        foreach (var cluster in report.Clusters)
        {
            var word = Name(cluster.Kind);
            var painted = cluster.Kind is UpgradeChangeKind.Fails or UpgradeChangeKind.Removed ? paint.Red(word) : cluster.Kind == UpgradeChangeKind.Changed ? paint.Yellow(word) : paint.Green(word);
            to.WriteLine($"{painted}: {Paint.Clean(cluster.Name)}{(cluster.Reason.Length > 0 ? ": " + Paint.Clean(cluster.Reason) : "")}");
            foreach (var field in cluster.Fields)
            {
                to.WriteLine($"  {Paint.Clean(field.ClusterField.ToString())}: {Paint.Clean(field.Before ?? "not set")} -> {Paint.Clean(field.After ?? "not set")}"
                    + (field.ChangesHands && field.DecidedAfter?.Winner is { } winner ? paint.Dim($" (decided by {Paint.Clean(winner.ToString())})") : ""));
            }
        }

        foreach (var finding in report.Findings)
            to.WriteLine($"{paint.Severity(finding.Severity)}: {Paint.Clean(finding.Object.ToString())}: {Paint.Clean(finding.Finding.ToString())}");
        if (isQuiet)
            return;
        if (unchanged.Count > 0)
            to.WriteLine(paint.Dim($"unchanged: {Paint.Clean(string.Join(", ", unchanged))}"));
        to.WriteLine(report.Breaks ? paint.Red("something breaks") : report.IsEmpty ? paint.Green("nothing changes") : paint.Green("nothing breaks"));
    }

    private static void Markdown(TextWriter to, UpgradeReport report, IReadOnlyList<string> unchanged)
    {
        to.WriteLine($"### {DefinitionDiffOutput.Cell(report.Controller)} {DefinitionDiffOutput.Cell(report.From)} to {DefinitionDiffOutput.Cell(report.To)}");
        to.WriteLine();
        to.WriteLine(report.Breaks ? "**Something breaks.**" : report.IsEmpty ? "Nothing changes." : "Nothing breaks.");
        if (report.WholeFailure is { } failure)
            to.WriteLine($"\nIt fails as a whole: {DefinitionDiffOutput.Cell(failure)}");
        if (!report.Refused.IsEmpty || !report.Policies.IsEmpty || !report.Findings.IsEmpty)
        {
            to.WriteLine();
            to.WriteLine("| object | field | what |");
            to.WriteLine("|---|---|---|");
            foreach (var finding in report.Refused.Concat(report.Findings))
                to.WriteLine($"| {DefinitionDiffOutput.Cell(finding.Object.ToString())} | {DefinitionDiffOutput.Code(finding.Path.ToString())} | {(finding.Severity == FindingSeverity.Error ? "**error**: " : "")}{DefinitionDiffOutput.Cell(finding.Message)} |");
            foreach (var policy in report.Policies)
                to.WriteLine($"| {DefinitionDiffOutput.Cell((policy.After ?? policy.Before)!.Policy.ToString())} | | {(policy.IsLost ? "**no longer accepted**" : policy.After is { Accepted: true } ? "accepted" : "not accepted")}: {DefinitionDiffOutput.Cell(policy.After?.Message ?? "")} |");
        }

        if (!report.Clusters.IsEmpty)
        {
            to.WriteLine();
            to.WriteLine("| cluster | change | field | before | after |");
            to.WriteLine("|---|---|---|---|---|");
            foreach (var cluster in report.Clusters)
            {
                if (cluster.Fields.IsEmpty)
                    to.WriteLine($"| {DefinitionDiffOutput.Code(cluster.Name)} | {Name(cluster.Kind)} | {DefinitionDiffOutput.Cell(cluster.Reason)} | | |");
                foreach (var field in cluster.Fields)
                    to.WriteLine($"| {DefinitionDiffOutput.Code(cluster.Name)} | {Name(cluster.Kind)} | {DefinitionDiffOutput.Code(field.ClusterField.ToString())} | {DefinitionDiffOutput.Code(field.Before ?? "")} | {DefinitionDiffOutput.Code(field.After ?? "")} |");
            }
        }

        if (unchanged.Count > 0)
            to.WriteLine($"\nUnchanged: {string.Join(", ", unchanged.Select(DefinitionDiffOutput.Code))}");
    }
}
