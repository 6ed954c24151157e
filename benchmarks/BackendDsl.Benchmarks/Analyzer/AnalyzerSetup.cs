using System.Text;
using BackendDsl.Analyzers;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>A project with many builder chains.</summary>
internal static class AnalyzerSetup
{
    public const int Chains = 1000;
    private const int PerFile = 25;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] s_references =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        .. new[] { typeof(ModelObject), typeof(SchemaNode), typeof(BackendConfigPolicy), typeof(k8s.IKubernetesObject), typeof(YamlDotNet.Core.IEmitter) }
            .Select(t => MetadataReference.CreateFromFile(t.Assembly.Location)),
    ];

    /// <summary>A compilation nobody has bound yet.</summary>
    public static CSharpCompilation Compilation() =>
        Compile("global using System; global using BackendDsl.Kgateway.V1Alpha1;", Enumerable.Range(0, Chains / PerFile).Select(i => File(i, 5)));

    /// <summary>A compilation of these files.</summary>
    public static CSharpCompilation Compile(string usings, IEnumerable<string> files) => CSharpCompilation.Create(
        "Bench",
        [
            CSharpSyntaxTree.ParseText(usings, s_parse),
            .. files.Select((text, i) => CSharpSyntaxTree.ParseText(text, s_parse, path: $"File{i}.cs")),
        ],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation with a value in its first file retyped.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int seconds) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText(File(0, seconds), s_parse, path: "File0.cs"));

    public static CompilationWithAnalyzers With(CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));

    public static ResourceAnalyzer Analyzer() => new();

    private static string File(int number, int seconds)
    {
        var text = new StringBuilder($"static class File{number}\n{{\n");
        for (var i = 0; i < PerFile; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $$"""
                    public static BackendConfigPolicy Policy{{i}}(string name) => BackendConfigPolicy.New("policy-{{i}}", @namespace: "edge")
                        .Labels(("team", "edge"))
                        .Spec(spec => spec
                            .TargetRefs(target => target.Group("").Kind("Service").Name(name))
                            .ConnectTimeout("{{seconds + i}}s")
                            .CommonHttpProtocolOptions(http => http.IdleTimeout(TimeSpan.FromSeconds(10)).MaxHeadersCount(15).MaxRequestsPerConnection(100))
                            .Http1ProtocolOptions(http1 => http1.EnableTrailers(true))
                            .HealthCheck(check => check.Timeout("1s").Interval("10s").HealthyThreshold(1).UnhealthyThreshold(3).Http(h => h.Path("/healthz")))
                            .LoadBalancer(lb => lb.RingHash(r => r.MinimumRingSize(64).HashPolicies(h => h.Header(x => x.Name("x-user"))))))
                        .Build();

                """);
        }

        return text.Append("}\n").ToString();
    }
}
