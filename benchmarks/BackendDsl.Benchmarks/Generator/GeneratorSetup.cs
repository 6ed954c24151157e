using BackendDsl.Generator;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Benchmarks.Generator;

/// <summary>Compilations and drivers to measure with.</summary>
internal static class GeneratorSetup
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Compilation(string source = "class C;") => CSharpCompilation.Create(
        "Bench",
        [CSharpSyntaxTree.ParseText(source, s_parse)],
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            .. new[] { typeof(ModelObject), typeof(SchemaNode), typeof(k8s.IKubernetesObject), typeof(YamlDotNet.Core.IEmitter) }
                .Select(t => MetadataReference.CreateFromFile(t.Assembly.Location)),
        ],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(IEnumerable<string> files) => CSharpGeneratorDriver.Create(
        [new CrdGenerator().AsSourceGenerator()], files.Select(DefinitionText.Of), s_parse, new DefinitionOptions());

    /// <summary>The compilation with a line of C# changed that has nothing to do with definitions.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int number) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText($"class C {{ int F{number}; }}", s_parse));
}
