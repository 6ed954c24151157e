using System.Text;

namespace BackendDsl.Package.Tests;

/// <summary><c>dotnet watch</c> sees a change of the code or of a definition and writes the manifests again.</summary>
public sealed class WatchTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public async Task A_change_of_code_or_of_a_definition_is_built_again()
    {
        var folder = feed.NewFolder("watched");
        File.WriteAllText(Path.Combine(folder, "Watched.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ManifestsDirectory>manifests</ManifestsDirectory>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BackendDsl.Kgateway" Version="0.1.0" />
                <CustomResourceDefinition Include="crd.yaml" Namespace="Acme.Api" />
              </ItemGroup>
            </Project>
            """);
        var definition = Path.Combine(folder, "crd.yaml");
        File.WriteAllText(definition, Definition("size"));
        var code = Path.Combine(folder, "Policies.cs");
        File.WriteAllText(code, Policy("5s"));
        var manifest = Path.Combine(folder, "manifests", "edge", "backendconfigpolicy-web.yaml");
        await PackageFeed.DotNet(folder, "build");
        using var watch = PackageFeed.Start(folder, "watch", "--non-interactive", "build");
        var output = new StringBuilder();
        watch.OutputDataReceived += (_, e) => { lock (output) output.AppendLine(e.Data); };
        watch.ErrorDataReceived += (_, e) => { lock (output) output.AppendLine(e.Data); };
        watch.BeginOutputReadLine();
        watch.BeginErrorReadLine();
        try
        {
            await Until(() => Text().Contains("Waiting for a file to change", StringComparison.Ordinal), Text);
            File.WriteAllText(code, Policy("7s"));
            await Until(() => File.ReadAllText(manifest).Contains("connectTimeout: 7s", StringComparison.Ordinal), Text);

            // An edit of the definition alone makes a build, in which the new member is there to be used.
            File.WriteAllText(definition, Definition("count"));
            File.WriteAllText(code, Policy("7s") + "public static class Widgets { [Manifest] public static Acme.Api.V1.Widget W => Acme.Api.V1.Widget.New(\"w\", @namespace: \"edge\").Spec(s => s.Count(3)).Build(); }");
            var widget = Path.Combine(folder, "manifests", "edge", "widget-w.yaml");
            await Until(() => File.Exists(widget) && File.ReadAllText(widget).Contains("count: 3", StringComparison.Ordinal), Text);
        }
        finally
        {
            watch.Kill(entireProcessTree: true);
            await watch.WaitForExitAsync();
        }

        string Text()
        {
            lock (output)
                return output.ToString();
        }
    }

    private static async Task Until(Func<bool> condition, Func<string> told)
    {
        for (var waited = 0; !condition(); waited += 200)
        {
            Assert.True(waited < 180_000, "it did not happen:\n" + told());
            await Task.Delay(200);
        }
    }

    private static string Definition(string property) => """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {PROPERTY: {type: integer}}}}}}}
        """.Replace("PROPERTY", property, StringComparison.Ordinal);

    private static string Policy(string timeout) => $$"""
        using BackendDsl;
        using BackendDsl.Kgateway.V1Alpha1;

        public static class Policies
        {
            [Manifest]
            public static BackendConfigPolicy Web { get; } = BackendConfigPolicy.New("web", @namespace: "edge")
                .Spec(s => s.ConnectTimeout("{{timeout}}"))
                .Build();
        }
        """;
}
