using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Testing;

/// <summary>A table of cases.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Cases">The cases.</param>
/// <param name="Definitions">Definitions it names itself, as paths from the directory of the run.</param>
/// <param name="Policies">Policies it names itself.</param>
internal sealed record TestFile(InputText Text, IReadOnlyList<TestCase> Cases, IReadOnlyList<string> Definitions, IReadOnlyList<string> Policies)
{
    private static readonly string[] s_members = ["cases", "crds", "policies"];
    private static readonly string[] s_caseMembers = ["name", "object", "file", "old", "namespace", "namespaceObject", "params", "user", "expect"];

    /// <summary>Reads a table; null where it cannot be read, and then problems say why.</summary>
    public static TestFile? Read(Session session, InputText text, List<InputProblem> problems)
    {
        var before = problems.Count;
        var set = DocumentReader.Read(text.Text);
        problems.AddRange(set.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => new InputProblem(text.Name, p.Mark, p.Message)));
        if (problems.Count > before)
            return null;
        var folder = Path.GetDirectoryName(text.Name)?.Replace(Path.DirectorySeparatorChar, '/') ?? "";
        var cases = new List<TestCase>();
        var definitions = new List<string>();
        var policies = new List<string>();
        foreach (var document in set.Documents.Where(d => d.Root.Kind != ValueKind.Null))
        {
            var root = document.Root;
            if (root.At("cases").Kind != ValueKind.Array)
            {
                problems.Add(new(text.Name, document.Mark, "a table of cases is expected: 'cases: [{name, object, expect}]'"));
                continue;
            }

            CheckMembers(text, root, s_members, problems);
            definitions.AddRange(Paths(root.At("crds"), folder));
            policies.AddRange(Paths(root.At("policies"), folder));
            for (var i = 0; i < root.At("cases").Array.Count; i++)
            {
                var path = FieldPath.Root.Member("cases").Item(i);
                if (ReadCase(session, text, folder, root.At("cases").Array[i], i, DocumentMarks.Find(root, path), problems) is { } one)
                    cases.Add(one);
            }
        }

        if (cases.Count == 0 && problems.Count == before)
            problems.Add(new(text.Name, default, "it holds no case"));
        return problems.Count > before ? null : new(text, cases, definitions, policies);
    }

    private static TestCase? ReadCase(Session session, InputText text, string folder, Value source, int index, SourceMark mark, List<InputProblem> problems)
    {
        if (source.Kind != ValueKind.Object)
        {
            problems.Add(new(text.Name, mark, "a case is an object: {name, object, expect}"));
            return null;
        }

        CheckMembers(text, source, s_caseMembers, problems);
        var given = source.At("object");
        if (given.IsAbsent == source.At("file").IsAbsent)
        {
            problems.Add(new(text.Name, mark, "a case has either an object or a file"));
            return null;
        }

        if (given.IsAbsent && !TryReadObject(session, text, folder, source, mark, problems, out given))
            return null;
        if (!TryReadExpected(source.At("expect"), out var expected))
        {
            problems.Add(new(text.Name, DocumentMarks.Find(source, FieldPath.Root.Member("expect")), "expected 'valid' or a list of {path, reason, message}"));
            return null;
        }

        var parameters = source.At("params");
        return new()
        {
            Name = source.TextAt("name") is { Length: > 0 } name ? name : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"case {index + 1}"),
            Mark = mark,
            Source = source,
            Object = given,
            Old = source.At("old"),
            Namespace = source.TextAt("namespace"),
            NamespaceObject = source.At("namespaceObject"),
            Params = parameters.Kind == ValueKind.Array ? [.. parameters.Items()] : parameters.Kind == ValueKind.Object ? [parameters] : [],
            User = source.At("user"),
            Expected = expected,
        };
    }

    private static bool TryReadObject(Session session, InputText text, string folder, Value source, SourceMark mark, List<InputProblem> problems, out Value given)
    {
        given = default;
        var path = From(folder, source.TextAt("file"));
        var found = new List<ManifestResource>();
        if (TextSource.ReadFile(session.FullPath(path), path, problems) is { } file)
            ManifestReader.Add(file, found, problems);
        if (found.Count == 1)
        {
            given = found[0].Root;
            return true;
        }

        if (problems.Count == 0)
            problems.Add(new(text.Name, mark, $"'{path}' holds {found.Count} resources; a case is about one"));
        return false;
    }

    private static bool TryReadExpected(Value value, out IReadOnlyList<ExpectedError>? expected)
    {
        expected = null;
        if (value.IsAbsent)
            return true;
        if (value is { Kind: ValueKind.String } && value.String == "valid")
        {
            expected = [];
            return true;
        }

        if (value.Kind != ValueKind.Array)
            return false;
        var errors = new List<ExpectedError>();
        foreach (var item in value.Items())
        {
            if (item.Kind != ValueKind.Object || item.At("path") is not { Kind: ValueKind.String } path || item.Members().Any(m => m.Name is not ("path" or "reason" or "message")))
                return false;
            errors.Add(new(path.String, item.TextAt("reason") is { Length: > 0 } reason ? reason : null, item.TextAt("message") is { Length: > 0 } message ? message : null));
        }

        expected = errors;
        return true;
    }

    private static void CheckMembers(InputText text, Value value, string[] known, List<InputProblem> problems)
    {
        foreach (var (name, _) in value.Members())
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                problems.Add(new(text.Name, DocumentMarks.Find(value, FieldPath.Root.Member(name)), $"there is no member '{name}'{Spelling.DidYouMean(name, known)}; there are {string.Join(", ", known)}"));
        }
    }

    private static IEnumerable<string> Paths(Value value, string folder) =>
        (value.Kind == ValueKind.Array ? value.Items() : [value]).Where(v => v.Kind == ValueKind.String).Select(v => From(folder, v.String));

    private static string From(string folder, string path) => folder.Length == 0 || Path.IsPathRooted(path) ? path : folder + "/" + path;
}
