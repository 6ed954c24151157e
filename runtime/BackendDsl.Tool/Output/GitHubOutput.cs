using System.Globalization;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Output;

/// <summary>Annotations that GitHub's runners show at the lines of a pull request.</summary>
internal static class GitHubOutput
{
    public static void Print(TextWriter to, IReadOnlyList<FindingGroup> groups, IReadOnlyList<InputProblem> problems)
    {
        foreach (var problem in problems)
            Write(to, "error", problem.File, problem.Mark.Line, problem.Mark.Column, "cannot be read", problem.Message);
        foreach (var group in groups)
        {
            foreach (var located in group.Findings)
            {
                var finding = located.Finding;
                var word = finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "notice" };
                var title = finding.Id.Length > 0 ? $"{group.Name} [{finding.Id}]" : group.Name;
                var text = finding.Finding + (finding.Advice is { } advice ? "\n" + advice : "");
                Write(to, word, located.File, located.Line, located.Column, title, text);
            }
        }
    }

    private static void Write(TextWriter to, string word, string file, int line, int column, string title, string message)
    {
        to.Write($"::{word} file={Property(file)}");
        if (line > 0)
            to.Write(string.Create(CultureInfo.InvariantCulture, $",line={line}"));
        if (line > 0 && column > 0)
            to.Write(string.Create(CultureInfo.InvariantCulture, $",col={column}"));
        to.WriteLine($",title={Property(title)}::{Data(message)}");
    }

    private static string Data(string text) => Paint.Clean(text)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
