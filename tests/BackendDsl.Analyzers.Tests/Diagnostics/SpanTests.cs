using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>Where diagnostics point, in the shapes that code comes in.</summary>
public class SpanTests
{
    [Theory]
    [InlineData("s.ConnectTimeout(flag ? {|BDSL2001:\"5 s\"|} : \"5s\");")]
    [InlineData("s.ConnectTimeout(text is \"x\" ? \"1s\" : flag ? {|BDSL2001:\"5 s\"|} : \"5s\");")]
    [InlineData("s.ConnectTimeout(number switch { 1 => {|BDSL2001:\"x\"|}, _ => \"1s\" });")]
    [InlineData("if (flag) s.ConnectTimeout({|BDSL2001:\"5 s\"|});")]
    [InlineData("s.ConnectTimeout(\"5s\"); if (flag) s.ConnectTimeout({|BDSL2001:\"5 s\"|});")]
    [InlineData("foreach (var name in names) s.TargetRefs(t => t.Group(\"\").Kind({|BDSL2001:\"Pod\"|}).Name(name));")]
    [InlineData("foreach (var name in names) s.TargetRefs({|BDSL1009:t => t.Group(\"\").Name(name)|});")]
    [InlineData("if (flag) s.{|BDSL1009:HealthCheck(h => h.Tcp(_ => { }).UnhealthyThreshold(1).Interval(\"1s\").Timeout(\"1s\"))|};")]
    [InlineData("const int count = -1; s.CommonHttpProtocolOptions(o => o.MaxHeadersCount({|BDSL1002:count|}));")]
    [InlineData("var count = -1; s.CommonHttpProtocolOptions(o => o.MaxHeadersCount({|BDSL1002:count|}));")]
    [InlineData("s.ConnectTimeout({|BDSL2001:TimeSpan.FromTicks(1)|});")]
    [InlineData("s.TcpKeepalive(new BackendConfigPolicy.TcpKeepalive { KeepAliveProbes = {|BDSL1002:-1|} });")]
    [InlineData("var k = new BackendConfigPolicy.TcpKeepalive { KeepAliveProbes = {|BDSL1002:-1|} }; s.TcpKeepalive(k);")]
    [InlineData("var k = new BackendConfigPolicy.TcpKeepalive { KeepAliveProbes = 1 }; s.TcpKeepalive(k with { KeepAliveProbes = {|BDSL1002:-1|} });")]
    [InlineData("s.TargetRefs(new BackendConfigPolicy.TargetRef { Group = \"\", Kind = {|BDSL2001:\"Pod\"|}, Name = \"a\" });")]
    [InlineData("s.Tls(t => t.Sni(\"a\").AlpnProtocols(\"h2\").VerifySubjectAltNames(\"x\", {|BDSL1004:\"\"|}));")]
    public Task Places(string calls) => ResourceTest.Spec(calls.Replace("\"x\", {|BDSL1004:\"\"|}", "\"x\""));

    [Fact]
    public Task Everywhere() => ResourceTest.File(
        """
        class Code
        {
            static readonly BackendConfigPolicy Field = BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
            static BackendConfigPolicy Property { get; } = BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
            static BackendConfigPolicy Arrow => BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
            static async Task<BackendConfigPolicy> Async(Task<string> name) => BackendConfigPolicy.New(await name).Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
            static T Generic<T>(T value) where T : ModelObject => value;
            static object Wrapped() => Generic(new BackendConfigPolicySpec { ConnectTimeout = {|BDSL2001:"x"|} });
            static void Helper(BackendConfigPolicySpec.Builder s) => s.ConnectTimeout({|BDSL2001:"x"|}).HealthCheck(h => h.Timeout("1s"));
            static IEnumerable<BackendConfigPolicy> Iterator() { yield return BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build(); }
            static BackendConfigPolicy Initialiser() => new() { Metadata = new() { Name = {|BDSL1012:"P_"|} }, Spec = new() { ConnectTimeout = "1s" } };
            static readonly Action<BackendConfigPolicySpec.Builder> Lambda = s => s.ConnectTimeout({|BDSL2001:"x"|});
            static void Local()
            {
                var builder = BackendConfigPolicy.New("p");
                builder.Spec(s => s.ConnectTimeout({|BDSL2001:"x"|}));
                Console.WriteLine(builder.Build());
                BackendConfigPolicy Inner() => BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
                Inner();
            }
        }
        """);

    [Fact]
    public Task TopLevel()
    {
        var test = new ResourceTest(
            """
            var policy = BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
            Console.WriteLine(policy);
            """);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.Run();
    }

    [Fact]
    public Task Pragma() => ResourceTest.File(
        """
        static class Code
        {
        #pragma warning disable BDSL2001
            static object A() => BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout("x")).Build();
        #pragma warning restore BDSL2001
            static object B() => BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
        }
        """);

    [Fact]
    public Task EditorConfig()
    {
        var test = new ResourceTest("static class Code { static object A() => BackendConfigPolicy.New(\"p\").Spec(s => s.ConnectTimeout(\"x\")).Build(); }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.BDSL2001.severity = none\n"));
        return test.Run();
    }

    [Fact]
    public Task Several_violations_are_several_diagnostics() => ResourceTest.Spec(
        "s.ConnectTimeout({|BDSL2001:\"x\"|}).PerConnectionBufferLimitBytes({|BDSL1002:-1|}).TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:\"y\"|}));");

    [Fact]
    public Task Builders_made_by_hand_and_unchecked_ones() => ResourceTest.File(
        """
        static class Code
        {
            static object A() => new BackendConfigPolicy.Builder().Metadata(new V1ObjectMeta { Name = "p" }).Spec(s => s.ConnectTimeout({|BDSL2001:"x"|})).Build();
            static object B() => BackendConfigPolicy.New("p").Spec(s => s.ConnectTimeout("x")).BuildUnchecked();
            static object C() => new BackendConfigPolicy.Builder().Metadata(new V1ObjectMeta { Name = "p" }).Spec(s => s.ConnectTimeout("1s")).Build();
        }
        """);

    [Fact]
    public async Task One_file_is_judged_without_the_others()
    {
        const string Bad = "static class C{0} {{ static object A() => BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy.New(\"p\").Spec(s => s.ConnectTimeout(\"x\")).Build(); }}";
        var compilation = AnalyzerRun.Compile(string.Format(System.Globalization.CultureInfo.InvariantCulture, Bad, 1), string.Format(System.Globalization.CultureInfo.InvariantCulture, Bad, 2));
        var run = compilation.WithAnalyzers([new BackendDsl.Analyzers.ResourceAnalyzer()]);
        var told = await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[2]), null, TestContext.Current.CancellationToken);
        Assert.All(told, d => Assert.Equal(compilation.SyntaxTrees[2], d.Location.SourceTree));
        Assert.Contains(told, d => d.Id == "BDSL2001");
    }

    [Fact]
    public async Task Nothing_runs_where_our_types_are_not_known()
    {
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            "Other",
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("class C { object M() => new C(); }")],
            Basic.Reference.Assemblies.Net100.References.All);
        var analyzer = new BackendDsl.Analyzers.ResourceAnalyzer();
        var run = compilation.WithAnalyzers([analyzer]);
        await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var telemetry = await run.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
        Assert.Equal(0, telemetry.OperationActionsCount + telemetry.OperationBlockStartActionsCount + telemetry.SymbolActionsCount);
    }

    [Fact]
    public Task Server_version_counts() => new ResourceTest(ResourceTest.Policy("s.ConnectTimeout(\"5s\");")).WithProperty("KubernetesServerVersion", "1.33").Run();
}
