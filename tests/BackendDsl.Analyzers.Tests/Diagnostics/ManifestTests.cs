using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

public class ManifestTests
{
    private const string Head = "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata:\n  name: p\n";

    private static async Task Evaluate(string manifest, params (string Id, DiagnosticSeverity Severity, int Line, int Column)[] expected)
    {
        var test = new ResourceTest("").With("deploy.yaml", "KubernetesManifest", manifest);
        var lines = manifest.Split('\n');
        foreach (var (id, severity, line, column) in expected)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(id, severity).WithSpan("/0/deploy.yaml", line, column, line, lines[line - 1].Length + 1).WithMessage(null));
        await test.Run();
    }

    [Fact]
    public Task Value() => Evaluate(Head + "spec:\n  commonHttpProtocolOptions:\n    maxHeadersCount: -1\n", ("BDSL1002", DiagnosticSeverity.Error, 7, 22));

    [Fact]
    public Task Missing_and_rule() => Evaluate(
        Head + "spec:\n  connectTimeout: 5 s\n  targetRefs:\n  - group: ''\n    kind: Service\n",
        ("BDSL1009", DiagnosticSeverity.Error, 8, 5));

    [Fact]
    public Task Second_document() => Evaluate(
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: s\nspec: {ports: [{port: 80}]}\n---\n" + Head + "spec:\n  connectTimeout: 5 s\n",
        ("BDSL2001", DiagnosticSeverity.Error, 12, 19));

    [Fact]
    public Task Unknown_field() => Evaluate(Head + "spec:\n  conectTimeout: 5s\n", ("BDSL1014", DiagnosticSeverity.Error, 6, 18));

    [Fact]
    public Task Controller_rule() => Evaluate(Head + "spec:\n  connectTimeout: 0s\n", ("BDSL4021", DiagnosticSeverity.Error, 6, 19));

    [Fact]
    public Task A_host_that_is_none() => Evaluate(
        "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata:\n  name: b\n  namespace: edge\nspec:\n  type: Static\n  static:\n    hosts:\n    - host: https://a.example.com\n      port: 443\n",
        ("BDSL4037", DiagnosticSeverity.Warning, 10, 13));

    [Fact]
    public Task A_target_without_endpoints() => Evaluate(
        "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {type: ExternalName, externalName: a.example.com}\n---\n" + Head + "spec:\n  targetRefs:\n  - {group: '', kind: Service, name: x}\n",
        ("BDSL4036", DiagnosticSeverity.Warning, 12, 38));

    [Fact]
    public async Task A_member_given_twice_is_told_in_few_words()
    {
        const string Path = "/0/twice.yaml";
        var options = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([new FileText(Path, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: a\n  k: b\n")], new BuildOptions(new Dictionary<string, string> { [Path] = "KubernetesManifest" }));
        var told = Assert.Single(await AnalyzerRun.RunAsync(AnalyzerRun.Compile("class C;"), options, new ManifestAnalyzer()));
        Assert.Equal("'k' stands twice; the last one counts", told.GetMessage());
    }

    [Fact]
    public async Task A_resource_larger_than_a_request_is_told_where_it_begins()
    {
        const string Path = "/0/large.yaml";
        var text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  k: " + new string('x', 3 << 20) + "\n";
        var options = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([new FileText(Path, text)], new BuildOptions(new Dictionary<string, string> { [Path] = "KubernetesManifest" }));
        var told = Assert.Single(await AnalyzerRun.RunAsync(AnalyzerRun.Compile("class C;"), options, new ManifestAnalyzer()));
        Assert.StartsWith("The manifest cannot be read: this resource takes more than 3 MiB as JSON, and the API server refuses it", told.GetMessage(), StringComparison.Ordinal);
        Assert.Equal((4, DiagnosticSeverity.Error), (told.Location.GetLineSpan().StartLinePosition.Line, told.Severity));
    }

    [Fact]
    public Task Good() => Evaluate(Head + "spec:\n  connectTimeout: 5s\n");

    [Fact]
    public Task Kinds_that_nobody_knows_are_not_judged() => Evaluate("apiVersion: acme.io/v1\nkind: Gadget\nmetadata:\n  name: Not_A_Name\n");

    [Fact]
    public Task Sources_of_Helm_and_kustomize_are_no_manifests() => Evaluate("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n---\nreplicaCount: 1\n---\napiVersion: v2\nname: chart\nversion: 1.0.0\n", ("BDSL0110", DiagnosticSeverity.Info, 1, 1));

    [Fact]
    public Task A_built_in_kind_is_judged_as_the_server_does() => Evaluate(
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: s\nspec:\n  ports:\n  - port: 70000\n    protocol: tcp\n  selektor: {}\n",
        ("BDSL5043", DiagnosticSeverity.Error, 7, 11),
        ("BDSL5043", DiagnosticSeverity.Error, 8, 15),
        ("BDSL5001", DiagnosticSeverity.Error, 9, 3));

    [Fact]
    public Task A_member_given_twice_is_told_at_its_second_place() => Evaluate("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: a\n  k: b\n", ("BDSL5002", DiagnosticSeverity.Warning, 7, 3));

    [Fact]
    public Task A_version_that_is_gone_is_told() => Evaluate("apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata:\n  name: a\n", ("BDSL5004", DiagnosticSeverity.Error, 1, 13));

    [Fact]
    public Task Unreadable() => Evaluate("a: [1\nb: 2\n", ("BDSL0103", DiagnosticSeverity.Error, 1, 4));

    [Fact]
    public Task Target_known_from_a_manifest() => new ResourceTest(ResourceTest.Policy(
        """
        s.TargetRefs(t => t.Group("").Kind("Service").Name("web"));
        s.HealthCheck(h => h.HealthyThreshold(1).UnhealthyThreshold(1).Interval("1s").Timeout("1s").{|BDSL4025:Grpc(_ => { })|});
        """))
        .With("svc.yaml", "KubernetesManifest", "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: 'n'\nspec:\n  ports:\n  - port: 80\n")
        .Run();
}
