using System.Collections.Immutable;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>Runs the generator in memory and compiles what it prints.</summary>
internal static class Run
{
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        Of(typeof(ModelObject)), Of(typeof(SchemaNode)), Of(typeof(k8s.IKubernetesObject)), Of(typeof(YamlDotNet.Core.IEmitter)),
    ];

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>A compilation of these sources, with all warnings on.</summary>
    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        sources.Length == 0 ? "Generated" : "User",
        sources.Select((s, i) => CSharpSyntaxTree.ParseText("#pragma warning disable CS1591 // user code may stay without documentation\n" + s, s_parse, $"Source{i}.cs", System.Text.Encoding.UTF8)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    /// <summary>A driver over these files that remembers its steps.</summary>
    public static CSharpGeneratorDriver Driver(IEnumerable<AdditionalText> files, string rootNamespace = "Test") => CSharpGeneratorDriver.Create(
        [new CrdGenerator().AsSourceGenerator()],
        files,
        s_parse,
        new ItemOptions(rootNamespace),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates and compiles with user code beside it.</summary>
    public static GeneratorRun Generate(IEnumerable<AdditionalText> files, params string[] sources)
    {
        var driver = Driver(files).RunGeneratorsAndUpdateCompilation(Compilation(sources), out var output, out _);
        return new((CSharpCompilation)output, driver.GetRunResult());
    }

    /// <summary>Generates from one file.</summary>
    public static GeneratorRun Generate(string crd, params string[] sources) => Generate([new TextFile("/crds/test.yaml", crd)], sources);

    private static PortableExecutableReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
