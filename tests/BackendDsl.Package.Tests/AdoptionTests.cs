namespace BackendDsl.Package.Tests;

/// <summary>How an old repository begins: findings that are accepted, folders that hold more than definitions, two libraries from one definition.</summary>
public sealed class AdoptionTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Manifests = "<ManifestsDirectory>manifests</ManifestsDirectory>";

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.acme.example}
        spec:
          group: acme.example
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer, maximum: 10}}}}}}}
        """;

    private static string Secret(string attribute, string data = "b") => $$"""
        using BackendDsl;
        using k8s.Models;
        public static class R
        {
            [Manifest{{attribute}}]
            public static V1Secret S => new() { Metadata = new() { Name = "s", NamespaceProperty = "n" }, {{(data.Length > 0 ? "StringData = new Dictionary<string, string> { [\"a\"] = \"" + data + "\" }" : "")}} };
        }
        """;

    [Fact]
    public async Task What_is_accepted_stops_nobody_and_what_is_gone_is_told()
    {
        var app = Stranger.Make(feed, "accepted/app", Manifests, Stranger.Package("BackendDsl"), ("R.cs", Secret("")));
        Assert.Contains("BDSL0216", await app.Fail("-warnaserror"), StringComparison.Ordinal);

        // By an attribute with a reason.
        app.Put("R.cs", Secret(", AcceptFinding(\"BDSL0216\", \"sealed before it is committed\")"));
        Assert.Contains("accepted (sealed before it is committed): Secret n/s", await app.Build("-warnaserror", "-v:n"), StringComparison.Ordinal);

        // By the baseline, which may lie above.
        app.Put("R.cs", Secret(""));
        app.Put("../backenddsl.baseline.json", """{ "findings": [{ "id": "BDSL0216", "object": "Secret n/s", "reason": "until May" }] }""");
        await app.Build("-warnaserror");
        app.Put("R.cs", Secret("", data: ""));
        Assert.Contains("backenddsl.baseline.json(1): warning BDSL0107: no longer found: BDSL0216 at Secret n/s; remove the entry", await app.Build(), StringComparison.Ordinal);
        app.Put("../backenddsl.baseline.json", "{}");
        Assert.Contains("BDSL0106", await app.Fail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_compiler_log_has_what_is_accepted_as_suppressed()
    {
        var app = Stranger.Make(feed, "sarif", Manifests + "<ErrorLog>log.sarif%2Cversion=2.1</ErrorLog>", Stranger.Package("BackendDsl.Kgateway"), ("R.cs", """
            using BackendDsl;
            using BackendDsl.Kgateway.V1Alpha1;
            public static class R
            {
                [Manifest, AcceptFinding("BDSL4021", "the gateway is being replaced")]
                public static BackendConfigPolicy P => BackendConfigPolicy.New("p", @namespace: "n").Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")).ConnectTimeout("0s")).Build();
            }
            """));
        await app.Build();
        Assert.True(app.Has("manifests/n/backendconfigpolicy-p.yaml"));
        using var log = System.Text.Json.JsonDocument.Parse(app.Text("log.sarif"));
        var result = Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), r => r.GetProperty("ruleId").GetString() == "BDSL4021");
        Assert.NotEqual(0, result.GetProperty("suppressions").GetArrayLength());
        // Packed without DocumentationUrl there is no link, rather than one that leads nowhere.
        Assert.DoesNotContain(log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(),
            r => r.GetProperty("id").GetString()!.StartsWith("BDSL", StringComparison.Ordinal) && r.TryGetProperty("helpUri", out var link) && !link.GetString()!.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_definitions_may_hold_patches_of_them()
    {
        var app = Stranger.Make(feed, "kubebuilder", "<RootNamespace>App</RootNamespace>", Stranger.Package("BackendDsl") + """<CustomResourceDefinition Include="config/crd/**/*.yaml" />""",
            ("config/crd/bases/widgets.yaml", Definition),
            ("config/crd/kustomization.yaml", "resources:\n- bases/widgets.yaml\npatches:\n- path: patches/webhook.yaml\n"),
            ("config/crd/kustomizeconfig.yaml", "nameReference:\n- kind: Service\n  version: v1\n"),
            ("config/crd/patches/webhook.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: widgets.acme.example\nspec:\n  conversion:\n    strategy: Webhook\n    webhook:\n      conversionReviewVersions: [v1]\n"),
            ("config/crd/patches/ca.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  annotations: {a: b}\n  name: widgets.acme.example\n"),
            ("R.cs", "public static class R { public static object W => App.Crds.AcmeExample.V1.Widget.New(\"w\", @namespace: \"n\").Spec(s => s.Size(1)).Build(); }"));
        await app.Build("-warnaserror");
    }

    [Fact]
    public async Task Two_libraries_from_one_definition_do_not_meet_in_a_third_project()
    {
        const string Item = """<CustomResourceDefinition Include="crds/*.yaml" Access="Internal" />""";
        Stranger Project(string name, string items, string code) => Stranger.Make(feed, "access/" + name, $"<RootNamespace>Acme</RootNamespace><AssemblyName>{name}</AssemblyName>" + Manifests,
            Stranger.Package("BackendDsl") + Item + items, ("crds/w.yaml", Definition), ("R.cs", "using Acme.Crds.AcmeExample.V1;\n" + code));
        Project("a", "", "public static class A { [BackendDsl.Manifest] internal static Widget W => Widget.New(\"a\", @namespace: \"n\").Spec(s => s.Size(1)).Build(); }");
        Project("b", "", "public static class B { [BackendDsl.Manifest] internal static Widget W => Widget.New(\"b\", @namespace: \"n\").Spec(s => s.Size(1)).Build(); }");
        var app = Project("c", """<ProjectReference Include="../a/App.csproj" /><ProjectReference Include="../b/App.csproj" />""",
            "public static class C { [BackendDsl.Manifest] internal static Widget W => Widget.New(\"c\", @namespace: \"n\").Spec(s => s.Size(1)).Build(); }");
        await app.Build();
        foreach (var name in (string[])["a", "b", "c"])
            Assert.True(app.Has($"../{name}/manifests/n/widget-{name}.yaml"));
    }
}
