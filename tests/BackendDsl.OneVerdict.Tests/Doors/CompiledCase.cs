using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using BackendDsl.Analyzers;
using BackendDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.OneVerdict.Tests.Doors;

/// <summary>A case as a project: compiled with its definitions, looked at by the analyzers, loaded.</summary>
internal sealed class CompiledCase
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using BackendDsl;
        global using BackendDsl.Kgateway.V1Alpha1;
        global using k8s.Models;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        .. ((Type[])[
            typeof(Models.ModelObject), typeof(Cel.Values.Value), typeof(Finding), typeof(k8s.Models.V1ObjectMeta), typeof(k8s.IKubernetesObject),
            typeof(Kgateway.V1Alpha1.BackendConfigPolicy), typeof(EnvoyGateway.V1Alpha1.BackendTrafficPolicy), typeof(GatewayApi.ObjectRef),
        ]).Select(t => t.Assembly.Location).Distinct().Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private readonly VerdictCase _case;
    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<AdditionalText> _files;
    private readonly ProjectOptions _options;

    public CompiledCase(VerdictCase verdictCase)
    {
        _case = verdictCase;
        var files = new List<(string Path, string Item, string Text)>();
        if (_case.Definition.Length > 0)
            files.Add(("/case/definition.yaml", "CustomResourceDefinition", _case.Definition));
        if (_case.Policy.Length > 0)
            files.Add(("/case/policy.yaml", "AdmissionPolicy", _case.Policy));
        if (_case.Yaml.Length > 0)
            files.Add(("/case/m.yaml", "KubernetesManifest", _case.Yaml));
        _files = [.. files.Select(f => (AdditionalText)new ProjectFile(f.Path, f.Text))];
        _options = new(files.ToDictionary(f => f.Path, f => f.Item), _case.Properties);
        var plain = CSharpCompilation.Create(
            "Case." + _case.Name,
            ((string[])[Usings, _case.CSharp]).Select((s, i) => CSharpSyntaxTree.ParseText(SourceText.From(s, Encoding.UTF8), s_parse, path: $"/case/Code{i}.cs")),
            s_references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new CrdGenerator().AsSourceGenerator()], _files, s_parse, _options);
        driver.RunGeneratorsAndUpdateCompilation(plain, out var compiled, out var problems);
        Assert.Empty(problems);
        _compilation = (CSharpCompilation)compiled;
    }

    /// <summary>What the analyzers tell of the code, or of the manifest.</summary>
    public async Task<List<Verdict>> DiagnoseAsync(bool ofManifest)
    {
        var errors = _compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(10).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors));
        Exception? failure = null;
        var run = _compilation.WithAnalyzers(
            [new ResourceAnalyzer(), new ManifestAnalyzer(), new PolicyMethodAnalyzer(), new ManifestMemberAnalyzer(), new LostWriteAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions(_files, _options), (e, _, _) => failure ??= e, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var found = await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.True(failure is null, failure?.ToString());
        return [.. found.Where(d => d.Location.GetLineSpan().Path is { Length: > 0 } path && path.EndsWith("m.yaml", StringComparison.Ordinal) == ofManifest)
            .Where(d => d.Id[4] is >= '1' and <= '5')
            .Select(d => new Verdict(d.Id, NameOf(d.Severity), d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))];
    }

    /// <summary>The assembly, as a build would run it.</summary>
    public Assembly Load()
    {
        // The choices of the project: the host has them from its options, a program from its runtime configuration.
        AppContext.SetData("BackendDsl.KgatewayRelease", _case.Properties.GetValueOrDefault("KgatewayRelease"));
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(_case.Name, isCollectible: false).LoadFromStream(image);
    }

    private static string NameOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private sealed class ProjectFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class ProjectOptions(Dictionary<string, string> items, IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.Append(new("RootNamespace", "Case")).ToDictionary(p => "build_property." + p.Key, p => p.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new()
        {
            ["build_metadata.AdditionalFiles.BackendDslItem"] = items[textFile.Path],
        });

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
