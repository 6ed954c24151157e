using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Findings;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Reads a file of definitions into models. Whatever is in the file, it returns.</summary>
internal sealed class DefinitionFileReader
{
    private readonly string _path;
    private readonly string? _text;
    private readonly DefinitionOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly List<DefinitionProblem> _problems = [];
    private readonly List<KindEntry> _kinds = [];
    private readonly List<KindMark> _marks = [];
    private readonly HashSet<NamePin> _usedPins = [];
    private readonly List<RequestedName> _wishes = [];

    private DefinitionFileReader(string path, string? text, DefinitionOptions options, CancellationToken cancellation)
    {
        _path = path;
        _text = text;
        _options = options;
        _cancellation = cancellation;
    }

    /// <summary>Reads it.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="text">Its text; null where it could not be opened.</param>
    /// <param name="options">What the project says of it.</param>
    /// <param name="cancellation">Asked between kinds.</param>
    public static DefinitionFileModel Read(string path, string? text, DefinitionOptions options, CancellationToken cancellation)
    {
        var reader = new DefinitionFileReader(path, text, options, cancellation);
        reader.Guard(default, reader.ReadAll);
        return new(path, new([.. reader._kinds]), new([.. reader._marks]), new([.. reader._problems]), new([.. reader._wishes]));
    }

    private void ReadAll()
    {
        var options = Options();
        if (_text is null)
        {
            Report(DiagnosticIds.FileUnreadable, default, "it could not be opened");
            return;
        }

        var set = CustomResourceDefinitionReader.Read(_text, _path);
        foreach (var problem in set.Problems)
            Report(IdOf(problem), problem.Mark, problem.Message);
        foreach (var definition in set.Definitions)
        {
            if (options.Kinds.Count == 0 || options.Kinds.Contains(definition.Kind))
                ReadDefinition(definition, options);
        }

        _wishes.AddRange(options.Kinds.Select(k => new RequestedName(false, k, set.Definitions.Any(d => d.Kind == k))));
        _wishes.AddRange(options.Pins.Select(p => new RequestedName(true, p.ToString(), _usedPins.Contains(p))));
    }

    private KindOptions Options()
    {
        var wrong = new List<string>();
        var pins = NamePin.Parse(_options.Names, wrong);
        foreach (var entry in wrong)
            Report(DiagnosticIds.BadName, default, entry, "it is not of the form path=Name with a C# identifier");
        var kinds = _options.Kinds.Split([';', ',', '|', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToEquatableArray();
        var isInternal = _options.Access.Equals("internal", StringComparison.OrdinalIgnoreCase);
        if (!isInternal && _options.Access.Length > 0 && !_options.Access.Equals("public", StringComparison.OrdinalIgnoreCase))
            Report(DiagnosticIds.BadAccess, default, _options.Access);
        var hasStatusBuilders = _options.Status.Equals("builders", StringComparison.OrdinalIgnoreCase);
        if (!hasStatusBuilders && _options.Status.Length > 0)
            Report(DiagnosticIds.BadStatus, default, _options.Status);
        return new(_options.RootNamespace, _options.Namespace, kinds, pins, isInternal, hasStatusBuilders);
    }

    private void ReadDefinition(CustomResourceDefinition definition, KindOptions options)
    {
        foreach (var version in definition.Versions)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!version.Served || version.Schema is null)
                continue;
            Guard(version.Mark, () =>
            {
                var kind = KindReader.Read(definition, version, options, _usedPins, _cancellation);
                _kinds.Add(new(_path, _kinds.Count, kind));
                _marks.Add(new(definition.Mark.Line, definition.Mark.Column));
            });
        }
    }

    /// <summary>What nobody foresaw costs the definition it happened in, not the compilation.</summary>
    private void Guard(SourceMark mark, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Report(DiagnosticIds.GeneratorFailed, mark, e.GetType().Name + ": " + e.Message.Replace('\n', ' ').Replace('\r', ' '));
        }
    }

    private void Report(string id, SourceMark mark, params string[] arguments) =>
        _problems.Add(new(id, _path, mark.Line, mark.Column, new(arguments)));

    private static string IdOf(Problem problem) => problem.Code switch
    {
        ProblemCode.Syntax or ProblemCode.Limit or ProblemCode.Empty => DiagnosticIds.FileUnreadable,
        ProblemCode.NotADefinition => DiagnosticIds.NotADefinition,
        ProblemCode.NoSchema => DiagnosticIds.NoSchema,
        ProblemCode.ForbiddenKeyword or ProblemCode.DuplicateName => DiagnosticIds.SchemaRefused,
        _ => DiagnosticIds.DefinitionInvalid,
    };
}
