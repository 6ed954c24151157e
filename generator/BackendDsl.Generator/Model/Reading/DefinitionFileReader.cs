using BackendDsl.Generator.Diagnostics;
using BackendDsl.Schema.Crd;
using BackendDsl.Schema.Values;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Model.Reading;

/// <summary>Reads a file of definitions into models. Whatever is in the file, it returns.</summary>
internal sealed class DefinitionFileReader
{
    private readonly DefinitionFile _file;
    private readonly CancellationToken _cancellation;
    private readonly List<DiagnosticInfo> _problems = [];
    private readonly List<KindEntry> _kinds = [];
    private readonly List<KindMark> _marks = [];
    private readonly HashSet<NamePin> _usedPins = [];
    private readonly List<Wish> _wishes = [];

    private DefinitionFileReader(DefinitionFile file, CancellationToken cancellation)
    {
        _file = file;
        _cancellation = cancellation;
    }

    /// <summary>Reads it.</summary>
    public static DefinitionFileModel Read(DefinitionFile file, CancellationToken cancellation)
    {
        var reader = new DefinitionFileReader(file, cancellation);
        reader.Guard(default, reader.ReadAll);
        return new(file.Text.Path, new([.. reader._kinds]), new([.. reader._marks]), new([.. reader._problems]), new([.. reader._wishes]));
    }

    private void ReadAll()
    {
        var options = Options();
        var text = _file.Text.GetText(_cancellation)?.ToString();
        if (text is null)
        {
            Report(Descriptors.FileUnreadable, default, "it could not be opened");
            return;
        }

        var set = CustomResourceDefinitionReader.Read(text, _file.Text.Path);
        foreach (var problem in set.Problems)
            Report(DescriptorOf(problem), problem.Mark, problem.Message);
        foreach (var definition in set.Definitions)
        {
            if (options.Kinds.Count == 0 || options.Kinds.Contains(definition.Kind))
                ReadDefinition(definition, options);
        }

        _wishes.AddRange(options.Kinds.Select(k => new Wish(false, k, set.Definitions.Any(d => d.Kind == k))));
        _wishes.AddRange(options.Pins.Select(p => new Wish(true, p.ToString(), _usedPins.Contains(p))));
    }

    private KindOptions Options()
    {
        var wrong = new List<string>();
        var pins = NamePin.Parse(_file.Names, wrong);
        foreach (var entry in wrong)
            Report(Descriptors.BadName, default, entry, "it is not of the form path=Name with a C# identifier");
        var kinds = _file.Kinds.Split([';', ',', '|', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToEquatableArray();
        return new(_file.RootNamespace, _file.Namespace, kinds, pins);
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
                _kinds.Add(new(_file.Text.Path, _kinds.Count, kind));
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
            Report(Descriptors.GeneratorFailed, mark, e.GetType().Name + ": " + e.Message.Replace('\n', ' ').Replace('\r', ' '));
        }
    }

    private void Report(DiagnosticDescriptor descriptor, SourceMark mark, params string[] arguments) =>
        _problems.Add(new(descriptor, _file.Text.Path, mark.Line, mark.Column, new(arguments)));

    private static DiagnosticDescriptor DescriptorOf(Problem problem) => problem.Code switch
    {
        ProblemCode.Syntax or ProblemCode.Limit or ProblemCode.Empty => Descriptors.FileUnreadable,
        ProblemCode.NotADefinition => Descriptors.NotADefinition,
        ProblemCode.NoSchema => Descriptors.NoSchema,
        ProblemCode.ForbiddenKeyword or ProblemCode.DuplicateName => Descriptors.SchemaRefused,
        _ => Descriptors.DefinitionInvalid,
    };
}
