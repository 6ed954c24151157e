using System.Text.RegularExpressions;
using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Analyzers.Tests.Guides;

/// <summary>The guides: every snippet of C# compiles, and the compiler's checks have nothing against it but what the guide says.</summary>
public partial class GuideTests
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using BackendDsl;
        global using BackendDsl.Models;
        global using BackendDsl.Testing;
        global using BackendDsl.Validation;
        global using k8s;
        global using k8s.Models;
        global using Xunit;
        """;

    private const string Kgateway = "global using BackendDsl.Kgateway; global using BackendDsl.Kgateway.V1Alpha1; global using BackendDsl.Envoy; global using BackendDsl.Envoy.Config.Cluster.V3;\n";

    private const string Engine =
        "global using BackendDsl.Cel; global using BackendDsl.Cel.Values; global using BackendDsl.Validation.Definitions; global using BackendDsl.Validation.Documents; global using BackendDsl.Validation.Schema;\n";

    private const string EnvoyGateway = "global using BackendDsl.EnvoyGateway; global using BackendDsl.EnvoyGateway.V1Alpha1; global using BackendDsl.GatewayApi;\n";

    private static readonly Lazy<MetadataReference> s_certificates = new(Certificates);

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    /// <summary>Each page with C#, and what its reader has beside it: parameters of the method around statements, members of the class around members, usings and types.</summary>
    private static readonly Dictionary<string, (string Parameters, string Members, string Source)> s_guides = new(StringComparer.Ordinal)
    {
        ["README.md"] = ("", "", Kgateway),
        ["docs/built-in-kinds.md"] = ("Value value", "static V1Deployment Base(string name) => s_bases[name]; static readonly Dictionary<string, V1Deployment> s_bases = [];", Engine),
        ["docs/cel.md"] = ("", "static readonly CelExpression rule = CelExpression.Compile(\"true\", CelEnvironment.Create()); static readonly string schemaText = \"{}\";", Engine),
        ["docs/controller-rules.md"] = ("", "", ""),
        ["docs/engine.md"] = ("", "", ""),
        ["docs/envoy-gateway.md"] = ("", "", ""),
        ["docs/manifests.md"] = ("", "static IEnumerable<V1ConfigMap> Prod(string region) => []; static IEnumerable<V1ConfigMap> Test() => [];", ""),
        ["docs/migrating.md"] = ("BackendConfigPolicy policy, V1Service service", "", Kgateway),
        ["docs/policies-and-tests.md"] = ("BackendConfigPolicy policy, V1Service service", "", Kgateway),
        ["docs/recipes.md"] = ("", "", Kgateway),
        ["docs/start.md"] = ("", "", Kgateway),
        ["docs/translation.md"] = ("BackendConfigPolicy policy, V1Service service, V1Secret secret, ClusterSet before", "", Kgateway),
        ["docs/writing-resources.md"] = ("BackendConfigPolicy policy, V1Service service", "", Kgateway),
        ["runtime/BackendDsl/README.md"] = ("", "", ""),
        ["runtime/BackendDsl.Cel/README.md"] = ("", "", ""),
        ["runtime/BackendDsl.Envoy/README.md"] = ("", "", ""),
        ["runtime/BackendDsl.EnvoyGateway/README.md"] = ("", "static readonly GatewayInput input = new();", EnvoyGateway),
        ["runtime/BackendDsl.Kgateway/README.md"] = ("", "", ""),
        ["runtime/BackendDsl.Testing/README.md"] = ("", "", Kgateway + """
            static class Backends
            {
                public static BackendConfigPolicy Payments => Broken.Timeout("5s");
                public static BackendConfigPolicy Search => Broken.Timeout("2s");
                public static BackendConfigPolicy Slow => Broken.Timeout("1m");
            }

            static class Broken
            {
                public static BackendConfigPolicy Timeout(string timeout) => BackendConfigPolicy.New("p", "n").Spec(s => s.ConnectTimeout(timeout)).Build();
            }
            """),
        ["runtime/BackendDsl.Validation/README.md"] = ("", "", ""),
    };

    public static TheoryData<string> Guides() => [.. s_guides.Keys];

    [Fact]
    public void Every_page_with_code_is_a_guide()
    {
        string[] folders = ["docs", "docs/command", "runtime", "samples"];
        var pages = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(TestData.RepositoryRoot, f), "*.md", f is "docs" or "docs/command" ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Append(Path.Combine(TestData.RepositoryRoot, "README.md"))
            .Where(p => File.ReadAllText(p).Contains("```csharp\n", StringComparison.Ordinal))
            .Select(p => Path.GetRelativePath(TestData.RepositoryRoot, p).Replace('\\', '/'))
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal));
        Assert.Equal(s_guides.Keys.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Every_snippet_compiles(string guide)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(TestData.RepositoryRoot, guide), TestContext.Current.CancellationToken);
        var snippets = Fence().Matches(text).Select(m => m.Groups["code"].Value).ToList();
        Assert.NotEmpty(snippets);
        var before = new List<string>();
        if (s_guides[guide].Source.Length > 0)
            before.Add(s_guides[guide].Source);
        // Usings hold for the rest of the page.
        var usings = new List<string>();
        foreach (var block in snippets)
        {
            var snippet = string.Join('\n', usings.Append(block));
            usings.AddRange(block.Split('\n').Where(l => l.StartsWith("using ", StringComparison.Ordinal) && l.Split("//")[0].TrimEnd().EndsWith(';')).Except(usings));
            var failures = new List<string>();
            var form = Forms(snippet, s_guides[guide].Parameters, s_guides[guide].Members).FirstOrDefault(f => Compiles(before, f, failures));
            Assert.True(form is not null, $"{guide}: this compiles in no form:\n{snippet}\n{string.Join("\n", failures.Take(30))}");

            // What a guide declares it goes on to use.
            if (TypeDeclaration().IsMatch(snippet))
                before.Add(form);
            if (!snippet.Contains("// BDSL", StringComparison.Ordinal))
            {
                var told = await AnalyzerRun.RunAsync(Compilation([.. before.Where(b => b != form), form]));
                Assert.DoesNotContain(told, d => d.Severity == DiagnosticSeverity.Error);
            }
        }
    }

    private static bool Compiles(IEnumerable<string> before, string form, List<string> failures)
    {
        var errors = Compilation([.. before, form]).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ToList();
        failures.AddRange(errors);
        return errors.Count == 0;
    }

    /// <summary>A snippet is a file, members of a class, statements, or an expression.</summary>
    private static IEnumerable<string> Forms(string snippet, string parameters, string members)
    {
        yield return snippet;
        var lines = snippet.Split('\n');
        var usings = lines.TakeWhile(l => l.Length == 0 || l.StartsWith("using ", StringComparison.Ordinal)).Count();
        var (head, rest) = (string.Join('\n', lines.Take(usings)), string.Join('\n', lines.Skip(usings)));
        yield return $"{head}\nstatic partial class Example\n{{\n{members}\n{rest}\n}}\n";
        // Tests are members of a class that can be made.
        yield return $"{head}\npublic partial class ExampleTests\n{{\n{members}\n{rest}\n}}\n";
        yield return $"{head}\nstatic partial class Example\n{{\n{members}\n    static void Run()\n    {{\n{rest}\n    }}\n}}\n";
        yield return $"{head}\nstatic partial class Example\n{{\n{members}\n    static void Run({parameters})\n    {{\n{rest}\n    }}\n}}\n";
        yield return $"{head}\nstatic partial class Example\n{{\n{members}\n    static object? Run({parameters})\n    {{\n{rest}\n    }}\n}}\n";
        yield return $"{head}\nstatic partial class Example\n{{\n{members}\n    static object Run({parameters}) =>\n{rest.TrimEnd().TrimEnd(';')};\n}}\n";
    }

    private static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Guide",
        sources.Prepend(Usings).Select((s, i) => CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(s, System.Text.Encoding.UTF8), s_parse, $"/0/Guide{i}.cs")),
        [
            .. References.WithKgateway,
            .. References.WithEnvoyGateway.Skip(References.Runtime.Count),
            MetadataReference.CreateFromFile(typeof(BackendDsl.GatewayApi.GatewayInput).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(BackendDsl.Envoy.EnvoyJson).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Google.Protobuf.IMessage).Assembly.Location),
            s_certificates.Value,
            MetadataReference.CreateFromFile(typeof(BackendDsl.Testing.AssertPolicy).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location),
        ],
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What a project with the definition of certificates has.</summary>
    private static PortableExecutableReference Certificates()
    {
        var definition = Path.Combine(TestData.RepositoryRoot, "samples", "Delivery", "crds", "certificates.yaml");
        var compilation = AnalyzerRun.Generate(CSharpCompilation.Create("Certificates", [], References.Runtime, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)), definition, "MyApp.Crds.CertManagerIo");
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Take(5)));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(public )?(static )?class ", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}
