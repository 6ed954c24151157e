using BackendDsl.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Tests.Diagnostics;

/// <summary>Sources of Helm and kustomize among the manifests.</summary>
public class TemplateFileTests
{
    private const string Patch = "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata: {name: web}\nspec: {connectTimeout: 5 s}\n";

    [Fact]
    public async Task They_are_passed_by_and_told_once_for_a_folder()
    {
        var found = await Run(
            ("/p/chart/templates/a.yaml", "kind: {{ .Values.kind }}\n"),
            ("/p/chart/templates/b.yaml", "{{- if .Values.on }}\nkind: X\n{{- end }}\n"),
            ("/p/overlay/kustomization.yaml", "resources: [../base]\npatches:\n- path: patch.yaml\n- path: ./more/../other.yaml\n"),
            ("/p/overlay/patch.yaml", Patch),
            ("/p/overlay/other.yaml", "- {op: replace, path: /spec, value: {}}\n"));
        Assert.Equal(["BDSL0110 /p/chart/templates/a.yaml", "BDSL0110 /p/overlay/kustomization.yaml"], found);
    }

    [Fact]
    public async Task A_manifest_beside_them_is_judged()
    {
        var found = await Run(
            ("/p/overlay/kustomization.yaml", "patches:\n- path: patch.yaml\n"),
            ("/p/overlay/patch.yaml", Patch),
            ("/p/overlay/whole.yaml", Patch));
        Assert.DoesNotContain(found, f => f.EndsWith("/patch.yaml", StringComparison.Ordinal));
        Assert.Contains(found, f => f.EndsWith("whole.yaml", StringComparison.Ordinal));
        Assert.Contains("BDSL0110 /p/overlay/kustomization.yaml", found);
    }

    [Theory]
    [InlineData("/p/chart/templates/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '{{ .Release.Name }}-Web'}\n")]
    [InlineData("/p/deploy/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '{{ .Release.Name }}-Web'}\n")]
    [InlineData("/p/deploy/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: '{{ .Values.ns }}'}\n")]
    [InlineData("/p/deploy/a.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n  - {port: 80, $patch: delete}\n")]
    [InlineData("/p/deploy/a.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n$patch: delete\n")]
    [InlineData("/p/deploy/a.yaml", "- op: add\n  path: /spec/type\n  value: {type: Balanced}\n")]
    public async Task What_only_a_template_or_a_patch_says_makes_one(string path, string text) =>
        Assert.Equal(["BDSL0110 " + path], await Run((path, text)));

    [Fact]
    public async Task A_text_with_braces_is_a_manifest() =>
        Assert.Empty(await Run(("/p/alerts.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  rule: |\n    {{ if .Labels }}x{{ end }}\n")));

    private static async Task<List<string>> Run(params (string Path, string Text)[] files)
    {
        var options = new AnalyzerOptions([.. files.Select(f => (AdditionalText)new FileText(f.Path, f.Text))], new BuildOptions(files.ToDictionary(f => f.Path, _ => "KubernetesManifest")));
        var diagnostics = await AnalyzerRun.RunAsync(AnalyzerRun.Compile(""), options, new ManifestAnalyzer());
        return [.. diagnostics.Select(d => $"{d.Id} {d.Location.GetLineSpan().Path}").Order(StringComparer.Ordinal)];
    }
}
