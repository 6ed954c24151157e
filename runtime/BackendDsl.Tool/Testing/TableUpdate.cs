using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Testing;

/// <summary>Writes what is into a table, and leaves every other line as it stands.</summary>
internal static class TableUpdate
{
    /// <summary>The new text; null where the table's form does not allow it, and then problems say so.</summary>
    public static string? Apply(InputText text, IReadOnlyList<CaseResult> results, List<InputProblem> problems)
    {
        var lines = text.Text.Split('\n').ToList();
        // From the last case to the first, so that lines before keep their numbers.
        foreach (var result in results.Where(r => !r.Passed).Reverse())
        {
            if (result.Case.Source.Object is not ObjectNode node || !TryReplace(lines, node, result.Actual))
            {
                problems.Add(new(text.Name, result.Case.Mark, $"'{result.Case.Name}' cannot be updated: write the case over several lines, a member a line"));
                return null;
            }
        }

        return string.Join('\n', lines);
    }

    private static bool TryReplace(List<string> lines, ObjectNode node, IReadOnlyList<ReportedFinding> actual)
    {
        var marks = Enumerable.Range(0, node.Count).Select(i => (Name: node.NameAt(i), Mark: node.MarkAt(i))).ToList();
        if (marks.Select(m => m.Mark.Line).Distinct().Count() != marks.Count || marks.Exists(m => !m.Mark.IsKnown) || marks.Exists(m => m.Mark.Column != marks[0].Mark.Column))
            return false;
        var indent = marks[0].Mark.Column - 1;
        var expect = Print(actual, indent);
        var at = marks.FindIndex(m => m.Name == "expect");
        var start = at < 0 ? marks.Max(m => m.Mark.Line) : marks[at].Mark.Line;
        // A member ends where a line is indented no deeper than its name.
        var end = start;
        while (end < lines.Count && (lines[end].Trim().Length == 0 || Indent(lines[end]) > indent || (Indent(lines[end]) == indent && lines[end].TrimStart().StartsWith("- ", StringComparison.Ordinal))))
            end++;
        while (end > start && lines[end - 1].Trim().Length == 0)
            end--;
        if (at < 0)
        {
            lines.InsertRange(end, expect);
            return true;
        }

        // The first member of a case stands behind the dash of its list.
        var head = lines[start - 1][..Math.Min(indent, lines[start - 1].Length)];
        lines.RemoveRange(start - 1, end - start + 1);
        expect[0] = head + expect[0][indent..];
        lines.InsertRange(start - 1, expect);
        return true;
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static List<string> Print(IReadOnlyList<ReportedFinding> actual, int indent)
    {
        var space = new string(' ', indent);
        if (actual.Count == 0)
            return [space + "expect: valid"];
        var lines = new List<string> { space + "expect:" };
        foreach (var finding in actual)
        {
            var line = new StringBuilder(space).Append("- {path: ").Append(Quote(finding.Path));
            if (finding.Reason is { } reason)
                line.Append(", reason: ").Append(reason);
            lines.Add(line.Append(", message: ").Append(Quote(finding.Message)).Append('}').ToString());
        }

        return lines;
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text, TextJson.Default.String);
}
