using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Findings;

/// <summary>Findings that are known and accepted, so that an old repository can start: by id, object and path, with the reason why.</summary>
internal sealed class Baseline
{
    private readonly List<Entry> _entries = [];

    private Baseline(string name) => Name = name;

    /// <summary>The file.</summary>
    public string Name { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It cannot be read, or is no baseline.</exception>
    public static Baseline Read(Session session, string path)
    {
        var problems = new List<InputProblem>();
        var text = TextSource.ReadFile(session.FullPath(path), path, problems) ?? throw new UsageException("--baseline: " + problems[0]);
        var set = DocumentReader.Read(text.Text);
        if (set.Problems.FirstOrDefault(p => p.Severity == ProblemSeverity.Error) is { } problem)
            throw new UsageException("--baseline: " + new InputProblem(path, problem.Mark, problem.Message));
        var baseline = new Baseline(path);
        foreach (var document in set.Documents.Where(d => d.Root.Kind != ValueKind.Null))
        {
            if (document.Root.At("findings").Kind != ValueKind.Array)
                throw new UsageException($"--baseline: {path}: a list 'findings' of id, object, path and reason is expected; --write-baseline makes one");
            foreach (var item in document.Root.At("findings").Items())
            {
                if (item.TextAt("object").Length == 0)
                    throw new UsageException($"--baseline: {path}: every finding has an object, for example 'Service shop/web'");
                baseline._entries.Add(new(item.TextAt("id"), item.TextAt("object"), item.TextAt("path"), item.TextAt("reason")));
            }
        }

        return baseline;
    }

    /// <summary>Marks the findings that are accepted, and tells what is accepted and no longer found.</summary>
    public void Apply(ValidationReport report)
    {
        foreach (var resource in report.Judged)
        {
            for (var i = 0; i < resource.Findings.Count; i++)
            {
                if (Find(resource, resource.Findings[i]) is not { } entry)
                    continue;
                entry.IsMet = true;
                resource.Findings[i] = resource.Findings[i] with { Accepted = entry.Reason };
            }
        }

        foreach (var entry in _entries.Where(e => !e.IsMet))
            report.Notes.Add($"{Name}: no longer found: {entry.Id} at {entry.Object}{(entry.Path.Length > 0 ? " " + entry.Path : "")}; remove the entry");
    }

    /// <summary>The findings of a report as a baseline; the reasons of an older one are kept.</summary>
    public static byte[] Print(ValidationReport report, Baseline? older)
    {
        var text = new StringBuilder("# Findings that are known and accepted. Say why in 'reason'; remove what is mended.\nfindings:");
        var lines = report.Judged
            .SelectMany(r => r.Findings.Select(f => (Id: IdOf(f), Object: NameOf(r), f.Path, Reason: f.Accepted ?? older?.Find(r, f)?.Reason ?? "")))
            .Distinct()
            .OrderBy(e => e.Object, StringComparer.Ordinal).ThenBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)
            .ToList();
        if (lines.Count == 0)
            text.Append(" []");
        text.Append('\n');
        foreach (var line in lines)
            text.Append("- id: ").Append(Quote(line.Id)).Append("\n  object: ").Append(Quote(line.Object)).Append("\n  path: ").Append(Quote(line.Path)).Append("\n  reason: ").Append(Quote(line.Reason)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private Entry? Find(ResourceReport resource, ReportedFinding finding) =>
        _entries.Find(e => e.Object == NameOf(resource) && e.Path == finding.Path && (e.Id.Length == 0 || e.Id == IdOf(finding)));

    private static string IdOf(ReportedFinding finding) => finding.Id.Length > 0 ? finding.Id : finding.Reason ?? "";

    private static string NameOf(ResourceReport report)
    {
        var resource = report.Resource;
        var group = resource.Group.Length > 0 ? "." + resource.Group : "";
        return $"{resource.Kind}{group} {(report.Namespace.Length > 0 ? report.Namespace + "/" : "")}{resource.Name}".Trim();
    }

    private static string Quote(string text) => Encoding.UTF8.GetString(ValueJson.Compact(Value.Of(text)));

    private sealed record Entry(string Id, string Object, string Path, string Reason)
    {
        public bool IsMet { get; set; }
    }
}
