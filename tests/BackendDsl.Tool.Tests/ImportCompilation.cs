using System.Reflection;
using System.Text;
using BackendDsl.Generator;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Models;
using k8s;
using k8s.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Tool.Tests;

/// <summary>Compiles imported code as a project with the same definitions would, and runs it.</summary>
internal static class ImportCompilation
{
    /// <summary>What the code's static properties give, as JSON, by class and property.</summary>
    public static Dictionary<(string Class, string Member), string> Run(string rootNamespace, IEnumerable<string> sources, IEnumerable<string> definitions)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        MetadataReference[] references =
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            .. new[] { typeof(BackendConfigPolicy), typeof(ModelObject), typeof(V1Service), typeof(BackendDsl.Cel.Values.Value), typeof(BackendDsl.Validation.Schema.SchemaValidator), typeof(GatewayApi.GatewayController), typeof(YamlDotNet.Core.IEmitter) }
                .Select(t => MetadataReference.CreateFromFile(t.Assembly.Location)),
        ];
        Compilation compilation = CSharpCompilation.Create(
            "imported",
            sources.Select(s => CSharpSyntaxTree.ParseText(s, options)),
            references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var texts = definitions.Select(AdditionalText (d) => new Definition(d)).ToList();
        if (texts.Count > 0)
        {
            CSharpGeneratorDriver.Create([new CrdGenerator().AsSourceGenerator()], texts, options, new Options(rootNamespace))
                .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        }

        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5).Select(d => d + "\n" + d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line])));
        var objects = new Dictionary<(string, string), string>();
        foreach (var type in Assembly.Load(stream.ToArray()).GetTypes().Where(t => t.Namespace == rootNamespace && t.IsAbstract && t.IsSealed && !t.Name.StartsWith('<')))
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Static))
                objects[(type.Name, property.Name)] = Json(property.GetValue(null)!);
        }

        return objects;
    }

    private static string Json(object value) =>
        value is ModelObject && value.GetType().GetMethod("ToJson", Type.EmptyTypes) is { } write ? (string)write.Invoke(value, null)! : KubernetesJson.Serialize(value);

    private sealed class Definition(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path), Encoding.UTF8);
    }

    private sealed class Options(string rootNamespace) : AnalyzerConfigOptionsProvider
    {
        private static readonly Values s_file = new(new() { ["build_metadata.AdditionalFiles.BackendDslItem"] = "CustomResourceDefinition" });
        private static readonly Values s_none = new([]);

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.RootNamespace"] = rootNamespace });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_file;

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = values.GetValueOrDefault(key)!;
                return value is not null;
            }
        }
    }
}
