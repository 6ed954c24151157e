using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Findings;
using Known = BackendDsl.Validation.Findings.Baseline;

namespace BackendDsl.Tool.Findings;

/// <summary>What a file, or a resource itself, accepts of a report's findings; and a report's findings as such a file.</summary>
internal sealed class Baseline
{
    private readonly Known _known;
    private readonly string _name;
    private readonly string _path;

    private Baseline(Known known, string name, string path) => (_known, _name, _path) = (known, name, path);

    /// <summary>Accepts only what resources themselves accept.</summary>
    public static Baseline Empty => new(Known.Empty, "", "");

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It cannot be read, or is no baseline.</exception>
    public static Baseline Read(Session session, string path)
    {
        var problems = new List<InputProblem>();
        var text = TextSource.ReadFile(session.FullPath(path), path, problems) ?? throw new UsageException("--baseline: " + problems[0]);
        var known = Known.Read(text.Text);
        if (known.Problems is [var problem, ..])
            throw new UsageException("--baseline: " + new InputProblem(path, problem.Mark, problem.Message + "; --write-baseline makes one"));
        return new(known, path, session.FullPath(path));
    }

    /// <summary>Marks the findings that are accepted, and tells what is accepted and no longer found.</summary>
    public void Apply(Session session, ValidationReport report)
    {
        foreach (var resource in report.Judged)
        {
            var own = Acceptances.InObject(resource.Resource.Root);
            var file = Known.NameOfFile(_path, session.FullPath(resource.Resource.File));
            for (var i = 0; i < resource.Findings.Count; i++)
            {
                var finding = resource.Findings[i];
                var entry = _known.Accept(IdOf(finding), NameOf(resource), file, finding.Path) ?? own.FirstOrDefault(e => e.Matches(IdOf(finding), "", "", finding.Path));
                if (entry is not null)
                    resource.Findings[i] = finding with { Accepted = entry.Reason };
            }
        }

        foreach (var entry in _known.Gone(onlySeen: false))
            report.Notes.Add($"{_name}: no longer found: {entry}; remove the entry");
    }

    /// <summary>The findings of a report as a baseline, in JSON where the file's name says so; the reasons of an older one are kept.</summary>
    public static byte[] Print(ValidationReport report, string path)
    {
        var lines = report.Judged
            .SelectMany(r => r.Findings.Select(f => (Id: IdOf(f), Object: NameOf(r), f.Path, Reason: f.Accepted ?? "")))
            .Distinct()
            .OrderBy(e => e.Object, StringComparer.Ordinal).ThenBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)
            .ToList();
        var text = new StringBuilder();
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            text.Append("{\n  \"findings\": [");
            text.AppendJoin(',', lines.Select(l => $"\n    {{ \"id\": {Quote(l.Id)}, \"object\": {Quote(l.Object)}, \"path\": {Quote(l.Path)}, \"reason\": {Quote(l.Reason)} }}"));
            text.Append(lines.Count == 0 ? "]\n}\n" : "\n  ]\n}\n");
            return Encoding.UTF8.GetBytes(text.ToString());
        }

        text.Append("# Findings that are known and accepted. Say why in 'reason'; remove what is mended.\nfindings:").Append(lines.Count == 0 ? " []\n" : "\n");
        foreach (var line in lines)
            text.Append("- id: ").Append(Quote(line.Id)).Append("\n  object: ").Append(Quote(line.Object)).Append("\n  path: ").Append(Quote(line.Path)).Append("\n  reason: ").Append(Quote(line.Reason)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string IdOf(ReportedFinding finding) => finding.Id.Length > 0 ? finding.Id : finding.Reason ?? "";

    private static string NameOf(ResourceReport report) => Acceptances.NameOf(report.Resource.Group, report.Resource.Kind, report.Namespace, report.Resource.Name);

    private static string Quote(string text) => Encoding.UTF8.GetString(ValueJson.Compact(Value.Of(text)));
}
