using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Models;
using BackendDsl.Tests.Shared;
using k8s;
using k8s.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Tool.Tests;

public sealed class ImportTests
{
    /// <summary>Compiles the code, and gives the objects of its static properties as JSON, by name.</summary>
    private static Dictionary<string, string> Execute(string code)
    {
        MetadataReference[] references =
        [
            .. Basic.Reference.Assemblies.Net100.References.All,
            .. new[] { typeof(BackendConfigPolicy), typeof(ModelObject), typeof(V1Service), typeof(BackendDsl.Cel.Values.Value), typeof(BackendDsl.Validation.Schema.SchemaValidator), typeof(GatewayApi.GatewayController) }.Select(t => MetadataReference.CreateFromFile(t.Assembly.Location)),
        ];
        var compilation = CSharpCompilation.Create("imported", [CSharpSyntaxTree.ParseText(code)], references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)) + "\n" + code);
        var type = Assembly.Load(stream.ToArray()).GetTypes().Single(t => t.IsAbstract && t.IsSealed && !t.Name.StartsWith('<'));
        return type.GetProperties().ToDictionary(p => p.Name, p => p.GetValue(null) switch
        {
            BackendConfigPolicy model => model.ToJson(),
            { } other => KubernetesJson.Serialize(other),
            null => "null",
        });
    }

    private static bool Same(string left, string right) => JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right));

    [Fact]
    public void Code_compiles_gives_the_same_objects_back_and_keeps_comments()
    {
        using var run = new CommandRun().With("m.yaml", """
            # The web backend.
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata:
              name: web
              namespace: edge
              labels: {team: a}
              annotations: {"odd/key": "\u2028\"x"}
            spec:
              targetRefs:
              - {group: "", kind: Service, name: web}
              - {group: gateway.kgateway.dev, kind: Backend, name: b}
              # five seconds
              connectTimeout: 5s   # really
              perConnectionBufferLimitBytes: 1024
              loadBalancer: {random: {}, healthyPanicThreshold: 50}
              http2ProtocolOptions: {initialStreamWindowSize: 64Ki, initialConnectionWindowSize: 1048576}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: edge}
            spec: {ports: [{port: 80, name: http, targetPort: 8080}, {port: 81, targetPort: web}], selector: {app: web}}
            """);
        run.Run("import", "-f", "m.yaml", "--csharp-namespace", "Shop.Edge", "--out", "Backends.cs");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var code = run.Read("Backends.cs");
        Assert.Contains("namespace Shop.Edge;\n\npublic static class Backends\n", code, StringComparison.Ordinal);
        Assert.Contains("    private const string EdgeNamespace = \"edge\";\n", code, StringComparison.Ordinal);
        Assert.Contains("    // The web backend.\n    [Manifest]\n", code, StringComparison.Ordinal);
        Assert.Contains("            // five seconds\n            // really\n            .ConnectTimeout(\"5s\")\n", code, StringComparison.Ordinal);
        var objects = Execute(code);
        run.Run("validate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(["Web", "WebService"], objects.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("64Ki", JsonNode.Parse(objects["Web"])!["spec"]!["http2ProtocolOptions"]!["initialStreamWindowSize"]!.GetValue<string>());
        Assert.Equal(2, JsonNode.Parse(objects["Web"])!["spec"]!["targetRefs"]!.AsArray().Count);
        Assert.True(Same("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"edge"},"spec":{"ports":[{"port":80,"name":"http","targetPort":8080},{"port":81,"targetPort":"web"}],"selector":{"app":"web"}}}""", objects["WebService"]), objects["WebService"]);
    }

    [Fact]
    public void A_file_per_resource_and_unknown_kinds_are_told()
    {
        using var run = new CommandRun().With("m.yaml", Manifests.Policy + "\n---\n" + Manifests.Service).Run("import", "-f", "m.yaml", "--out", "code");
        Assert.Equal(["WebBackendConfigPolicy.cs", "WebService.cs"], Directory.EnumerateFiles(Path.Combine(run.Folder, "code")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        run.With("w.yaml", Manifests.Widget).Run("import", "-f", "w.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("w.yaml:1: nobody here knows Widget (acme.io/v1); give its definition with --crd", run.Error, StringComparison.Ordinal);
        run.With("crd.yaml", Manifests.WidgetDefinition).Run("import", "-f", "w.yaml", "--crd", "crd.yaml", "--csharp-namespace", "Shop");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("using Shop.Crds.AcmeIo.V1;", run.Out, StringComparison.Ordinal);
        Assert.Contains(".Spec(s => s.Size(3).Color(\"red\"))", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_valid_policies_of_the_verdicts_come_back_as_they_were()
    {
        var data = JsonDocument.Parse(TestData.ReadText("kubernetes", "backendconfigpolicy-verdicts.json")).RootElement;
        var cases = data.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("valid").GetBoolean() && !c.TryGetProperty("unknownFields", out _)).Take(300).ToList();
        using var run = new CommandRun().With("m.yaml", string.Concat(cases.Select((c, i) => "---\n" + Named(c.GetProperty("object"), i).ToJsonString() + "\n")));
        run.Run("import", "-f", "m.yaml", "--kgateway", "next", "--out", "All.cs");
        Assert.Equal(0, run.Code);
        var objects = Execute(run.Read("All.cs"));
        var wrong = cases.Select((c, i) => (Expected: Named(c.GetProperty("object"), i).ToJsonString(), Found: objects.GetValueOrDefault($"P{i}") ?? "")).Where(p => p.Found.Length == 0 || !Same(p.Expected, p.Found)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{cases.Count - wrong.Count} of {cases.Count} come back as they were");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}: {string.Join('\n', wrong.Take(3))}");
    }

    [Fact]
    public void Kinds_of_one_name_are_told_apart_and_a_version_that_is_not_served_is_told()
    {
        var two = Manifests.WidgetDefinition.Replace("  - name: v1\n", "  - {name: v0, served: false, storage: false, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}\n  - name: v1\n", StringComparison.Ordinal)
            + "\n---\n" + Manifests.WidgetDefinition.Replace("acme.io", "other.io", StringComparison.Ordinal);
        using var run = new CommandRun().With("crd.yaml", two).With("w.yaml", Manifests.Widget + "\n---\n" + Manifests.Widget.Replace("acme.io", "other.io", StringComparison.Ordinal));
        run.Run("import", "-f", "w.yaml", "--crd", "crd.yaml", "--csharp-namespace", "Shop");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("using AcmeIoWidgetV1 = Shop.Crds.AcmeIo.V1.Widget;\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("using OtherIoWidgetV1 = Shop.Crds.OtherIo.V1.Widget;\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("public static AcmeIoWidgetV1 W { get; } = AcmeIoWidgetV1\n", run.Out, StringComparison.Ordinal);
        run.With("old.yaml", Manifests.Widget.Replace("acme.io/v1", "acme.io/v0", StringComparison.Ordinal)).Run("import", "-f", "old.yaml", "--crd", "crd.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("old.yaml:1: acme.io/v0 of Widget is not served any more, and no code is generated for it; a server has v1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Owner_references_are_kept()
    {
        using var run = new CommandRun().With("m.yaml", Manifests.Policy.Replace("namespace: shop}", "namespace: shop, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: a, uid: b, controller: true}]}", StringComparison.Ordinal));
        run.Run("import", "-f", "m.yaml");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(".Metadata(m => m.OwnerReferences = [new() { ApiVersion = \"v1\", Kind = \"ConfigMap\", Name = \"a\", Uid = \"b\", Controller = true }])", run.Out, StringComparison.Ordinal);
        var back = JsonNode.Parse(Execute(run.Out)["Web"])!["metadata"]!;
        Assert.Equal(("b", true), (back["ownerReferences"]![0]!["uid"]!.GetValue<string>(), back["ownerReferences"]![0]!["controller"]!.GetValue<bool>()));
        run.With("m.yaml", Manifests.Policy.Replace("namespace: shop}", "ownerReferences: [{apiVersion: v1, kinds: ConfigMap}]}", StringComparison.Ordinal)).Run("import", "-f", "m.yaml");
        Assert.Contains("metadata.ownerReferences", run.Error, StringComparison.Ordinal);
    }

    private static JsonNode Named(JsonElement element, int index)
    {
        var node = JsonNode.Parse(element.GetRawText())!;
        node["metadata"]!["name"] = $"p{index}";
        DropNulls(node);
        return node;
    }

    /// <summary>As a server does before it looks at anything.</summary>
    private static void DropNulls(JsonNode node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (value is null)
                    members.Remove(name);
                else
                    DropNulls(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                if (item is not null)
                    DropNulls(item);
            }
        }
    }
}
