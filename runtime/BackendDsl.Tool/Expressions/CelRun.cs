using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Expressions;

/// <summary>Compiles and evaluates one expression.</summary>
internal sealed class CelRun(Session session)
{
    public required string Expression { get; init; }

    public string? Data { get; init; }

    public string? Old { get; init; }

    public string? At { get; init; }

    public IReadOnlyList<string> Definitions { get; init; } = [];

    public KubernetesVersion ServerVersion { get; init; }

    public bool Explains { get; init; }

    public CelResult Run()
    {
        var text = Expression == "-" ? ReadText("-").Text.TrimEnd() : Expression;
        if (text.Trim().Length == 0)
            throw new UsageException("cel: the expression is empty");
        if (At is not null && Data is null && Old is null)
            throw new UsageException("cel: --at needs the document it is a field of, with --data");
        var data = Data is null ? default : ReadDocument(Data);
        var old = Old is null ? default : ReadDocument(Old);
        var (environment, bindings) = Definitions.Count > 0 ? Typed(data, old) : Untyped(Part(data), Part(old));
        if (!CelExpression.TryCompile(text, environment, out var expression, out var issues))
            return new(text, issues, default, null, 0, []);
        var budget = bindings.Budget;
        if (!Explains)
            return new(text, [], expression!.Evaluate(bindings), expression.ResultType, budget - bindings.Budget, []);
        var steps = expression!.Explain(bindings, out var value);
        var parts = steps.Select(s => new CelPart(OneLine(text.Substring(s.Start, s.Length)), s.Depth, s.Value, s.Evaluations, s.Cost));
        return new(text, [], value, expression.ResultType, budget - bindings.Budget, [.. parts]);
    }

    /// <summary>Without a definition everything is plain JSON: the document, and each of its members whose name may be a variable's.</summary>
    private (CelEnvironment Environment, CelBindings Bindings) Untyped(Value data, Value old)
    {
        var environment = CelEnvironment.Create(ServerVersion);
        var bindings = new CelBindings();
        void Declare(string name, Value value)
        {
            environment = environment.WithVariable(name, CelType.Dyn);
            bindings.Set(name, value);
        }

        foreach (var (name, value) in data.Members())
        {
            if (IsIdentifier(name))
                Declare(name, value);
        }

        if (!data.IsAbsent)
        {
            Declare("self", data);
            Declare("object", data);
        }

        if (!old.IsAbsent)
        {
            Declare("oldSelf", old);
            Declare("oldObject", old);
        }

        return (environment, bindings);
    }

    /// <summary>With a definition <c>self</c> is typed as in a rule that stands at the field.</summary>
    private (CelEnvironment Environment, CelBindings Bindings) Typed(Value data, Value old)
    {
        var problems = new List<InputProblem>();
        var kinds = new KindRegistry(ServerVersion);
        DefinitionFiles.Read(session, Definitions, "<stdin>", kinds, problems);
        if (problems.Count > 0)
            throw new UsageException(string.Join("; ", problems));
        if (data.IsAbsent)
            throw new UsageException("cel: --crd needs the object, with --data");
        var kind = kinds.Find(data.TextAt("apiVersion"), data.TextAt("kind"))
            ?? throw new UsageException($"cel: no definition of {data.TextAt("kind")} ({data.TextAt("apiVersion")}) is among those given");
        var path = At is null ? FieldPath.Root : PathText.Parse("--at", At);
        var node = SchemaLookup.Find(kind.Schema, path) ?? throw new UsageException($"cel: --at {At}: {kind.Identity.Kind} has no such field");
        var environment = SchemaEnvironments.For(node, path.IsRoot, ServerVersion)
            ?? throw new UsageException($"cel: --at {At}: the schema gives the field no type, so no rule can see it");
        var self = Part(kind.Validator.Normalize(data, out _));
        var bindings = new CelBindings().Set("self", self);
        if (!old.IsAbsent)
            bindings.Set("oldSelf", Part(kind.Validator.Normalize(old, out _)));
        return (environment, bindings);
    }

    private Value Part(Value document)
    {
        if (At is null || document.IsAbsent)
            return document;
        var value = document;
        foreach (var step in PathText.Parse("--at", At).Segments)
        {
            value = step.Kind == FieldPathSegmentKind.Index
                ? value.Kind == ValueKind.Array && step.Index < value.Array.Count ? value.Array[step.Index] : default
                : value.At(step.Name);
            if (value.IsAbsent)
                throw new UsageException($"cel: --at {At}: the document has no such field");
        }

        return value;
    }

    private Value ReadDocument(string path)
    {
        var text = ReadText(path);
        var set = DocumentReader.Read(text.Text);
        if (set.Problems.FirstOrDefault(p => p.Severity == ProblemSeverity.Error) is { } problem)
            throw new UsageException(new InputProblem(text.Name, problem.Mark, problem.Message).ToString());
        return set.Documents.Count == 1
            ? set.Documents[0].Root
            : throw new UsageException($"{text.Name}: expected one document, found {set.Documents.Count}");
    }

    private InputText ReadText(string path)
    {
        var problems = new List<InputProblem>();
        var text = path == "-" ? TextSource.ReadInput(session, "<stdin>", problems) : TextSource.ReadFile(session.FullPath(path), path, problems);
        return text ?? throw new UsageException(problems[0].ToString());
    }

    /// <summary>A part that goes over several lines, on one.</summary>
    private static string OneLine(string text) => text.Contains('\n', StringComparison.Ordinal) ? string.Join(' ', text.Split('\n').Select(l => l.Trim())) : text;

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && name is not ("true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if"
            or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while");
}
