using System.Runtime.CompilerServices;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Generator.Tests;

/// <summary>What runs again after an edit, told by the names of the steps.</summary>
public sealed class IncrementalTests
{
    private static readonly string[] s_steps = [TrackingNames.Files, TrackingNames.Definitions, TrackingNames.Conflicts, TrackingNames.Kinds, TrackingNames.Problems];

    [Fact]
    public void An_unrelated_edit_runs_no_step_of_ours()
    {
        var files = Widgets(4);
        var compilation = Run.Compilation("class A;");
        var driver = Run.Driver(files).RunGenerators(compilation);

        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse("class A { int x; }"));
        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        foreach (var step in s_steps)
            Assert.All(Reasons(result, step), r => Assert.True(r is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {r}"));
        Assert.All(Reasons(result, TrackingNames.Definitions), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.All(Outputs(result), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void One_edited_definition_among_64_prints_one_kind()
    {
        var files = Widgets(64);
        var compilation = Run.Compilation();
        var driver = Run.Driver(files).RunGenerators(compilation);

        var result = driver.ReplaceAdditionalText(files[17], Widget(17, "{size: {type: integer}, added: {type: string}}"))
            .RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.Equal(63, Reasons(result, TrackingNames.Definitions).Count(r => r == IncrementalStepRunReason.Cached));
        Assert.Single(Reasons(result, TrackingNames.Definitions), r => r == IncrementalStepRunReason.Modified);
        Assert.Single(Reasons(result, TrackingNames.Kinds), r => r == IncrementalStepRunReason.Modified);
        Assert.Single(SourceOutputs(result), r => r == IncrementalStepRunReason.Modified);
        Assert.Equal(64, result.GeneratedSources.Length);
    }

    [Fact]
    public void The_same_content_in_a_new_text_prints_nothing()
    {
        var files = Widgets(3);
        var compilation = Run.Compilation();
        var driver = Run.Driver(files).RunGenerators(compilation);

        var result = driver.ReplaceAdditionalText(files[1], Widget(1)).RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.Contains(IncrementalStepRunReason.Unchanged, Reasons(result, TrackingNames.Definitions));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, TrackingNames.Definitions));
        Assert.All(Outputs(result), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void A_line_added_above_a_kind_prints_nothing()
    {
        var file = new TextFile("/crds/a.yaml", Crd.Spec("{size: {type: integer}}"));
        var compilation = Run.Compilation();
        var driver = Run.Driver([file]).RunGenerators(compilation);

        var moved = new TextFile("/crds/a.yaml", "# a comment\n" + Crd.Spec("{size: {type: integer}}"));
        var result = driver.ReplaceAdditionalText(file, moved).RunGenerators(compilation).GetRunResult().Results.Single();

        Assert.All(SourceOutputs(result), r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    [Fact]
    public void The_order_of_files_changes_no_text()
    {
        var files = Widgets(8);
        var forward = Run.Generate(files).Sources;
        var backward = Run.Generate(files.AsEnumerable().Reverse()).Sources;
        Assert.Equal(forward.OrderBy(s => s.Key, StringComparer.Ordinal), backward.OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Of_two_different_definitions_of_a_kind_the_order_of_files_does_not_decide()
    {
        TextFile[] files = [new("/b.yaml", Crd.Spec("{x: {type: string}}")), new("/a.yaml", Crd.Spec("{yes_it_is: {type: string}}"))];
        var forward = Run.Generate(files);
        var backward = Run.Generate(files.Reverse());
        Assert.Equal(forward.Sources.Values.Single(), backward.Sources.Values.Single());
        Assert.Contains("\"yes_it_is\"", forward.Sources.Values.Single(), StringComparison.Ordinal);
        Assert.Equal("/b.yaml", Assert.Single(forward.Problems).Location.GetLineSpan().Path);
    }

    [Fact]
    public void Models_read_twice_are_equal_and_have_equal_hash_codes()
    {
        var text = Crd.Of("{spec: {type: object, properties: {a: {type: array, items: {type: object, properties: {b: {type: string, enum: [x, y]}}}}}}}");
        var first = Read(text);
        var second = Read(text);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, Read(text.Replace("x, y", "x, z", StringComparison.Ordinal)));
    }

    [Fact]
    public void Models_hold_nothing_of_the_compiler()
    {
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>([typeof(CSharp.Model.Reading.KindToPrint), typeof(CSharp.Model.Reading.NameConflicts), typeof(CSharp.Model.Reading.KindNames)]);
        while (waiting.TryDequeue(out var type))
        {
            if (!seen.Add(type) || type.IsPrimitive || type == typeof(string))
                continue;
            Assert.False(
                typeof(ISymbol).IsAssignableFrom(type) || typeof(SyntaxNode).IsAssignableFrom(type) || typeof(Compilation).IsAssignableFrom(type)
                    || type == typeof(Location) || typeof(SyntaxTree).IsAssignableFrom(type),
                type.FullName);
            if (type.Namespace?.StartsWith("BackendDsl", StringComparison.Ordinal) != true)
                continue;
            foreach (var field in type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public))
            {
                waiting.Enqueue(field.FieldType.IsArray ? field.FieldType.GetElementType()! : field.FieldType);
                foreach (var argument in field.FieldType.GenericTypeArguments)
                    waiting.Enqueue(argument);
            }
        }
    }

    [Fact]
    public void Old_compilations_are_not_kept_alive()
    {
        var driver = (GeneratorDriver)Run.Driver(Widgets(3));
        var first = RunOnce(ref driver);
        var second = RunOnce(ref driver);
        for (var i = 0; i < 10 && first.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(first.IsAlive, "the driver still holds the compilation before last");
        GC.KeepAlive(driver);
        _ = second;
    }

    [Fact]
    public void Cancellation_is_honoured()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Run.Driver(Widgets(3)).RunGenerators(Run.Compilation(), source.Token));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(ref GeneratorDriver driver)
    {
        var compilation = Run.Compilation($"class C{Guid.NewGuid():N};");
        driver = driver.RunGenerators(compilation);
        return new(compilation);
    }

    private static CSharp.Model.KindModel Read(string text) =>
        CSharp.Model.Reading.DefinitionFileReader.Read("/a.yaml", text, new("Test", "", "", ""), CancellationToken.None).Kinds[0].Model;

    private static TextFile[] Widgets(int count) => [.. Enumerable.Range(0, count).Select(i => Widget(i))];

    private static TextFile Widget(int number, string properties = "{size: {type: integer}, parts: {type: array, items: {type: object, properties: {name: {type: string}}}}}") =>
        new($"/crds/widget{number}.yaml", Crd.Spec(properties, $"Widget{number}"));

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose));

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);

    // The outputs that print; those of problems report and print nothing.
    private static IEnumerable<IncrementalStepRunReason> SourceOutputs(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(s => s.Value)
            .Where(s => s.Inputs.Any(i => i.Source.Name == TrackingNames.Kinds))
            .SelectMany(s => s.Outputs).Select(o => o.Reason);
}
