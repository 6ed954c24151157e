using System.Collections.Immutable;
using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>What is accepted is told as suppressed, and what is accepted for nothing is told.</summary>
public class AcceptedFindingTests
{
    private const string BaselinePath = "/0/backenddsl.baseline.json";
    private const string Head = "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata:\n  name: p\n  namespace: 'n'\n";

    private static string Code(string attribute = "") => $$"""
        using BackendDsl; using BackendDsl.Kgateway.V1Alpha1;
        static class Code
        {
            {{attribute}}
            static BackendConfigPolicy Policy => BackendConfigPolicy.New("p", @namespace: "n").Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("a")).ConnectTimeout("0s")).Build();
        }
        """;

    private static async Task<ImmutableArray<Diagnostic>> Run(string code, string? baseline = null, string? manifest = null)
    {
        var items = new Dictionary<string, string>();
        var files = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var (path, item, text) in new[] { (BaselinePath, "BackendDslBaseline", baseline), ("/0/deploy.yaml", "KubernetesManifest", manifest) })
        {
            if (text is null)
                continue;
            items.Add(path, item);
            files.Add(new FileText(path, text));
        }

        var run = AnalyzerRun.Compile(code).WithAnalyzers(
            [new ResourceAnalyzer(), new ManifestAnalyzer()],
            new CompilationWithAnalyzersOptions(new(files.ToImmutable(), new BuildOptions(items)), (e, _, _) => Assert.Fail(e.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));
        return [.. (await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).Where(d => d.Id != "BDSL4090")];
    }

    private static string Entry(string id, string what, string path) => $$"""{ "findings": [{ "id": "{{id}}", {{what}}, "path": "{{path}}", "reason": "soon" }] }""";

    [Theory]
    [InlineData("", null, false)]
    [InlineData("[AcceptFinding(\"BDSL4021\", \"soon\")]", null, true)]
    [InlineData("[AcceptFinding(\"BDSL4021\", \"soon\", Path = \"spec.connectTimeout\")]", null, true)]
    [InlineData("[AcceptFinding(\"BDSL4021\", \"\")]", null, false)]
    [InlineData("[AcceptFinding(\"BDSL4021\", \"soon\", Path = \"spec.tls\")]", null, false)]
    [InlineData("[AcceptFinding(\"BDSL4022\", \"soon\")]", null, false)]
    [InlineData("", "\"object\": \"BackendConfigPolicy.gateway.kgateway.dev n/p\"", true)]
    [InlineData("", "\"file\": \"Code1.cs\"", true)]
    [InlineData("", "\"object\": \"BackendConfigPolicy.gateway.kgateway.dev n/q\"", false)]
    [InlineData("", "\"file\": \"Other.cs\"", false)]
    public async Task In_code(string attribute, string? what, bool isAccepted)
    {
        var told = Assert.Single(await Run(Code(attribute), what is null ? null : Entry("BDSL4021", what, "spec.connectTimeout")), d => d.Id == "BDSL4021");
        Assert.Equal(isAccepted, told.IsSuppressed);
        Assert.Equal(DiagnosticSeverity.Error, told.Severity);
    }

    [Fact]
    public async Task A_pragma_does_as_ever()
    {
        var told = Assert.Single(await Run(Code().Replace("    static", "#pragma warning disable BDSL4021\n    static", StringComparison.Ordinal)), d => d.Id == "BDSL4021");
        Assert.True(told.IsSuppressed);
    }

    [Fact]
    public async Task In_manifests_by_baseline_and_by_annotation()
    {
        var wrong = Head + "spec:\n  commonHttpProtocolOptions:\n    maxHeadersCount: -1\n";
        const string Path = "spec.commonHttpProtocolOptions.maxHeadersCount";
        Assert.False(Assert.Single(await Run("", null, wrong), d => d.Id == "BDSL1002").IsSuppressed);
        Assert.True(Assert.Single(await Run("", Entry("BDSL1002", "\"object\": \"BackendConfigPolicy.gateway.kgateway.dev n/p\"", Path), wrong), d => d.Id == "BDSL1002").IsSuppressed);
        Assert.True(Assert.Single(await Run("", null, wrong.Replace("spec:", "  annotations:\n    backenddsl.dev/accept: |\n      BDSL1002 " + Path + ": soon\nspec:", StringComparison.Ordinal)), d => d.Id == "BDSL1002").IsSuppressed);
        Assert.False(Assert.Single(await Run("", null, wrong.Replace("spec:", "  annotations:\n    backenddsl.dev/accept: BDSL1002\nspec:", StringComparison.Ordinal)), d => d.Id == "BDSL1002").IsSuppressed);
    }

    [Fact]
    public async Task What_is_gone_is_told_of_objects_that_are_judged()
    {
        var right = Head + "spec:\n  connectTimeout: 1s\n";
        var told = Assert.Single(await Run("", Entry("BDSL1002", "\"object\": \"BackendConfigPolicy.gateway.kgateway.dev n/p\"", "spec.x"), right), d => d.Id == "BDSL0107");
        Assert.Contains("No longer found: BDSL1002 at BackendConfigPolicy.gateway.kgateway.dev n/p spec.x; remove the entry", told.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain(await Run("", Entry("BDSL1002", "\"object\": \"BackendConfigPolicy.gateway.kgateway.dev n/other\"", "spec.x"), right), d => d.Id == "BDSL0107");
        Assert.DoesNotContain(await Run("", Entry("BDSL4101", "\"object\": \"BackendConfigPolicy.gateway.kgateway.dev n/p\"", "spec.x"), right), d => d.Id == "BDSL0107");
    }

    [Theory]
    [InlineData("{ \"findings\": [{ \"id\": \"BDSL1002\" }] }")]
    [InlineData("{ \"findings\": ")]
    [InlineData("[]")]
    public async Task What_is_no_baseline_is_told(string text) => Assert.Contains(await Run("", text), d => d.Id == "BDSL0106" && d.Location.GetLineSpan().Path == BaselinePath);
}
