using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>SARIF 2.1.0, as code-scanning services take it.</summary>
internal static class SarifOutput
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static byte[] Print(IReadOnlyList<FindingGroup> groups, IReadOnlyList<InputProblem> problems)
    {
        var all = groups.SelectMany(g => g.Findings.Concat(g.Accepted)).ToList();
        var rules = all.Select(f => RuleOf(f.Finding)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var index = rules.Select((r, i) => (r, i)).ToDictionary(r => r.r, r => r.i, StringComparer.Ordinal);
        var first = all.DistinctBy(f => RuleOf(f.Finding)).ToDictionary(f => RuleOf(f.Finding), f => f.Finding, StringComparer.Ordinal);
        return JsonOutput.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            writer.WriteStartObject("tool");
            writer.WriteStartObject("driver");
            writer.WriteString("name", "backenddsl");
            writer.WriteString("version", ToolVersion.Text);
            writer.WriteString("semanticVersion", ToolVersion.Text);
            writer.WriteStartArray("rules");
            foreach (var rule in rules)
                WriteRule(writer, rule, first[rule]);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
            WriteInvocation(writer, problems);
            writer.WriteString("columnKind", "utf16CodeUnits");
            writer.WriteStartArray("results");
            foreach (var group in groups)
            {
                foreach (var finding in group.Findings.Concat(group.Accepted))
                    WriteResult(writer, group, finding, index);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void WriteRule(Utf8JsonWriter writer, string id, ReportedFinding example)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartObject("shortDescription");
        writer.Text("text", RuleTitles.Of(id, example.Source));
        writer.WriteEndObject();
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", Level(example.Severity));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter writer, IReadOnlyList<InputProblem> problems)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", problems.Count == 0);
        if (problems.Count > 0)
        {
            writer.WriteStartArray("toolExecutionNotifications");
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("level", "error");
                writer.WriteStartObject("message");
                writer.Text("text", problem.Message);
                writer.WriteEndObject();
                writer.WriteStartArray("locations");
                writer.WriteStartObject();
                WritePlace(writer, problem.File, problem.Mark.Line, problem.Mark.Column);
                writer.WriteEndObject();
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter writer, FindingGroup group, LocatedFinding located, Dictionary<string, int> index)
    {
        var finding = located.Finding;
        var rule = RuleOf(finding);
        writer.WriteStartObject();
        writer.WriteString("ruleId", rule);
        writer.WriteNumber("ruleIndex", index[rule]);
        writer.WriteString("level", Level(finding.Severity));
        writer.WriteStartObject("message");
        writer.Text("text", Sentence(group, finding));
        writer.WriteEndObject();
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        WritePlace(writer, located.File, located.Line, located.Column);
        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.Text("fullyQualifiedName", finding.Path.Length > 0 ? group.Name + ": " + finding.Path : group.Name);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (finding.Accepted is { } reason)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("status", "accepted");
            writer.Text("justification", reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        // The same finding keeps its identity while lines move.
        writer.WriteStartObject("partialFingerprints");
        var key = string.Join('\n', rule, group.Name, finding.Path, finding.Rule ?? finding.Message);
        writer.WriteString("backenddsl/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter writer, string file, int line, int column)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", UriOf(file));
        if (!Path.IsPathRooted(file))
            writer.WriteString("uriBaseId", "%SRCROOT%");
        writer.WriteEndObject();
        if (line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", line);
            if (column > 0)
                writer.WriteNumber("startColumn", column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string UriOf(string file)
    {
        var text = string.Join('/', JsonOutput.Scrub(file).Split('/').Select(Uri.EscapeDataString));
        return Path.IsPathRooted(file) ? "file://" + text : text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
    }

    private static string Sentence(FindingGroup group, ReportedFinding finding)
    {
        var text = new StringBuilder(group.Name).Append(": ");
        text.Append(finding.Finding);
        if (finding.Rule is { } rule && !finding.Message.Contains(rule, StringComparison.Ordinal))
            text.Append(" (rule: ").Append(rule).Append(')');
        if (finding.Advice is { } advice)
            text.Append("; ").Append(advice);
        return text.ToString();
    }

    private static string RuleOf(ReportedFinding finding) => finding.Id.Length > 0 ? finding.Id : finding.Reason ?? finding.Source.ToString();

    private static string Level(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "note",
    };
}
