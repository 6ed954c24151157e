using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Findings;

/// <summary>
/// Findings that are known and accepted, so that an old repository can start: a file beside the sources that the compiler, the build step and the
/// command read alike. JSON or YAML, <c>findings:</c> with a list of <c>id</c>, <c>object</c> or <c>file</c>, <c>path</c> and <c>reason</c>.
/// </summary>
public sealed class Baseline
{
    /// <summary>The name by which a build finds the file, in the project's folder or above.</summary>
    public const string FileName = "backenddsl.baseline.json";

    private readonly HashSet<AcceptedFinding> _met = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private Baseline(IReadOnlyList<AcceptedFinding> entries, IReadOnlyList<Problem> problems)
    {
        Entries = entries;
        Problems = problems;
    }

    /// <summary>Accepts nothing.</summary>
    public static Baseline Empty => new([], []);

    /// <summary>What is accepted, in the order of the file; nothing where it has problems.</summary>
    public IReadOnlyList<AcceptedFinding> Entries { get; }

    /// <summary>Why the file is no baseline, with places.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Reads the text of a file.</summary>
    public static Baseline Read(string text)
    {
        var set = DocumentReader.Read(text);
        var problems = set.Problems.Where(static p => p.Severity == ProblemSeverity.Error).ToList();
        var entries = new List<AcceptedFinding>();
        foreach (var document in set.Documents)
        {
            if (document.Root.Kind == ValueKind.Null)
                continue;
            if (document.Root.Kind != ValueKind.Object || document.Root.Object["findings"] is not { Kind: ValueKind.Array } findings)
            {
                Complain("a list 'findings' of id, object or file, path and reason is expected", document.Mark);
                continue;
            }

            for (var i = 0; i < findings.Array.Count; i++)
            {
                var mark = (findings.Array as ArrayNode)?.MarkAt(i) ?? document.Mark;
                var item = findings.Array[i];
                if (Text(item, "object") is null && Text(item, "file") is null)
                    Complain("every finding has an object, for example 'Service shop/web', or a file", mark);
                else
                    entries.Add(new(Text(item, "id") ?? "", Text(item, "object") ?? "", Text(item, "file") ?? "", TextOrNull(item, "path"), Text(item, "reason") ?? "", mark.Line));
            }
        }

        return problems.Count > 0 ? new([], problems) : new(entries, []);

        void Complain(string message, SourceMark mark) => problems.Add(new(ProblemSeverity.Error, ProblemCode.Syntax, message, mark));
    }

    /// <summary>The name of a file as entries have it: relative to the baseline's folder, with forward slashes; where it lies elsewhere, in full.</summary>
    public static string NameOfFile(string baseline, string file)
    {
        string from = baseline.Replace('\\', '/'), to = file.Replace('\\', '/');
        var folder = from.Substring(0, from.LastIndexOf('/') + 1);
        return folder.Length > 0 && to.StartsWith(folder, StringComparison.Ordinal) ? to.Substring(folder.Length) : to;
    }

    /// <summary>The entry that accepts a finding; null where none does. It counts as met from now on. Safe to be asked from several threads.</summary>
    public AcceptedFinding? Accept(string id, string @object, string file, string path)
    {
        foreach (var entry in Entries)
        {
            if (!entry.Matches(id, @object, file, path))
                continue;
            lock (_met)
                _met.Add(entry);
            return entry;
        }

        return null;
    }

    /// <summary>Notes that an object or a file was judged: what is accepted of it and was not met is gone.</summary>
    public void Saw(string objectOrFile)
    {
        lock (_met)
            _seen.Add(objectOrFile);
    }

    /// <summary>What is accepted and was not met.</summary>
    /// <param name="onlySeen">True to tell only of objects and files that were judged.</param>
    public IReadOnlyList<AcceptedFinding> Gone(bool onlySeen)
    {
        lock (_met)
            return [.. Entries.Where(e => !_met.Contains(e) && (!onlySeen || _seen.Contains(e.Object.Length > 0 ? e.Object : e.File)))];
    }

    private static string? Text(Value item, string name) => TextOrNull(item, name) is { Length: > 0 } text ? text : null;

    private static string? TextOrNull(Value item, string name) => item.Kind == ValueKind.Object && item.Object[name] is { Kind: ValueKind.String } text ? text.String : null;
}
