using System.Diagnostics;

namespace BackendDsl.Package.Tests;

/// <summary>A program that is compiled to native code: its build writes manifests, and the program itself makes and reads resources without a runtime compiler.</summary>
public sealed class NativeTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Widget, listKind: WidgetList, plural: widgets, singular: widget}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      size: {type: integer, format: int32, minimum: 1}
                      labels: {type: object, additionalProperties: {type: string}}
                      parts: {type: array, items: {type: object, properties: {name: {type: string}}}}
                    x-kubernetes-validations:
                    - {rule: "!has(self.size) || self.size < 10", message: "small ones only"}
        """;

    [Fact]
    public async Task A_native_program_writes_reads_and_judges_and_its_build_writes_manifests()
    {
        feed.Require();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "native code is linked by other means here");
        var linker = (string[])["clang", "gcc"];
        var found = linker.FirstOrDefault(l => File.Exists("/usr/bin/" + l));
        Assert.SkipWhen(found is null, "neither clang nor gcc is installed");

        var app = Stranger.Make(feed, "native", $"<OutputType>Exe</OutputType><PublishAot>true</PublishAot><ManifestsDirectory>manifests</ManifestsDirectory><CppCompilerAndLinker>{found}</CppCompilerAndLinker><TrimmerSingleWarn>false</TrimmerSingleWarn>",
            Stranger.Package("BackendDsl") + """<CustomResourceDefinition Include="crd.yaml" />""", ("crd.yaml", Definition), ("Program.cs", """
                using App.Crds.ExampleCom.V1;
                using BackendDsl;

                var widget = R.Web;
                Console.Write(widget.ToYaml());
                Console.WriteLine(Widget.FromYaml(widget.ToYaml()) == widget && Widget.FromJson(widget.ToJson()) == widget);
                foreach (var violation in (widget with { Spec = widget.Spec! with { Size = args.Length + 12 } }).Validate().Violations)
                    Console.WriteLine(violation);

                public static class R
                {
                    [Manifest] public static Widget Web => Widget.New("web", @namespace: "shop").Spec(s => s.Size(3).Labels(("a", "b")).Parts(p => p.Name("x"))).Build();
                }
                """));
        var machine = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        using (var restore = PackageFeed.Start(app.Folder, "restore", "-r", machine))
        {
            var told = await restore.StandardOutput.ReadToEndAsync();
            await restore.WaitForExitAsync();
            // The compiler to native code is a package of its own, which a machine without a network does not have.
            Assert.SkipWhen(restore.ExitCode != 0 && told.Contains("ILCompiler", StringComparison.Ordinal), "the native compiler cannot be fetched");
            Assert.True(restore.ExitCode == 0, told);
        }

        var output = await PackageFeed.DotNet(app.Folder, "publish", "--no-restore", "-r", machine, "-o", "out");
        // What KubernetesClient does by reflection is its own to say; nothing of ours may be told.
        Assert.DoesNotMatch("warning (?!IL[0-9]+: (k8s|YamlDotNet)[.])", output);
        Assert.Contains("size: 3", app.Text("manifests/shop/widget-web.yaml"), StringComparison.Ordinal);

        using var program = Process.Start(new ProcessStartInfo(app.Full("out/App")) { RedirectStandardOutput = true })!;
        var printed = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
        Assert.StartsWith(app.Text("manifests/shop/widget-web.yaml").Split("---\n")[^1], printed, StringComparison.Ordinal);
        Assert.Contains("\nTrue\nspec: Invalid value: ", printed, StringComparison.Ordinal);
        Assert.Contains("small ones only", printed, StringComparison.Ordinal);
    }
}
