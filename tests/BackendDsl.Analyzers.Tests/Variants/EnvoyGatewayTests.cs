using System.Collections.Immutable;
using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Variants;

/// <summary>The rules that a second gateway's package carries reach C# and YAML, by nothing but its attributes.</summary>
public sealed class EnvoyGatewayTests
{
    [Theory]
    [InlineData("Timeout(t => t.Tcp(c => c.ConnectTimeout(\"0s\")))", "BDSL4301", "\"0s\"")]
    [InlineData("Timeout(t => t.Tcp(c => c.ConnectTimeout(System.TimeSpan.FromSeconds(0))))", "BDSL4301", "System.TimeSpan.FromSeconds(0)")]
    [InlineData("HealthCheck(h => h.Passive(p => p.Interval(\"0s\")))", "BDSL4302", "\"0s\"")]
    [InlineData("Http2(h => h.ConnectionKeepalive(k => k.Interval(\"30s\")))", "BDSL4307", "")]
    [InlineData("Timeout(t => t.Tcp(c => c.ConnectTimeout(\"1s\")))", "", "")]
    [InlineData("Timeout(t => t.Tcp(c => c.ConnectTimeout(Given)))", "", "")]
    [InlineData("Http2(h => h.ConnectionKeepalive(k => k.Interval(\"30s\").Timeout(\"5s\")))", "", "")]
    public async Task Rules_are_told_at_the_argument(string call, string id, string argument)
    {
        var found = await Code(call, "1.9");
        Assert.Equal(id.Length == 0 ? [] : [id], found.Select(d => d.Id));
        if (argument.Length > 0)
            Assert.Equal(argument, found[0].Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found[0].Location.SourceSpan));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1.9", "")]
    [InlineData("1.9.3", "BDSL4094")]
    [InlineData("1.8", "BDSL0104")]
    public async Task Only_one_release_is_known(string release, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [expected], (await Code("Timeout(t => t.Tcp(c => c.ConnectTimeout(\"1s\")))", release)).Select(d => d.Id));

    [Fact]
    public async Task Rules_are_told_in_a_manifest_at_their_line()
    {
        const string Manifest = "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: BackendTrafficPolicy\nmetadata:\n  name: p\n  namespace: edge\nspec:\n"
            + "  targetRefs:\n  - group: gateway.networking.k8s.io\n    kind: Gateway\n    name: eg\n  timeout:\n    tcp:\n      connectTimeout: 0s\n";
        var compilation = Compile("public class Empty;");
        ImmutableArray<AdditionalText> files = [new FileText("/policy.yaml", Manifest)];
        var options = new AnalyzerOptions(files, new BuildOptions(new Dictionary<string, string> { ["/policy.yaml"] = "KubernetesManifest" }));
        var found = Assert.Single(await AnalyzerRun.RunAsync(compilation, options, new ManifestAnalyzer()));
        Assert.Equal(("BDSL4301", 12), (found.Id, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    private static Task<ImmutableArray<Diagnostic>> Code(string call, string release)
    {
        var compilation = Compile("""
            using BackendDsl;
            using BackendDsl.EnvoyGateway.V1Alpha1;
            public static class Edge
            {
                public static string Given => System.Environment.GetEnvironmentVariable("T") ?? "1s";

                [Manifest]
                public static BackendTrafficPolicy Policy => BackendTrafficPolicy.New("p", @namespace: "edge").Spec(s => s
                    .TargetRefs(t => t.Group("gateway.networking.k8s.io").Kind("Gateway").Name("eg"))
                    .CALL).Build();
            }
            """.Replace("CALL", call, StringComparison.Ordinal));
        return AnalyzerRun.RunAsync(compilation, new([], new BuildOptions(new Dictionary<string, string>(), new Dictionary<string, string> { ["EnvoyGatewayRelease"] = release })));
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(string code) => AnalyzerRun.Compile(code).WithReferences(References.WithEnvoyGateway);
}
