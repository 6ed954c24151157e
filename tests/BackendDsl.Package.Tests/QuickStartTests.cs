using System.Xml.Linq;

namespace BackendDsl.Package.Tests;

/// <summary>The README's quick start, word by word.</summary>
public sealed class QuickStartTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private static readonly GuidePage s_readme = new("README.md");

    [Fact]
    public async Task Ends_with_the_manifest_on_disk()
    {
        var folder = feed.NewFolder("quick-start");
        var commands = s_readme.Blocks("Quick start", "sh");
        foreach (var line in commands[0].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            if (words[0] == "cd")
                folder = Path.Combine(folder, words[1]);
            else
                await PackageFeed.DotNet(folder, words[1..]);
        }

        File.WriteAllText(Path.Combine(folder, "Class1.cs"), s_readme.Blocks(null, "csharp")[0]);
        var project = Path.Combine(folder, "Backends.csproj");
        var xml = XDocument.Load(project);
        xml.Root!.Element("PropertyGroup")!.Add(XElement.Parse($"<all>{s_readme.Blocks("Quick start", "xml")[0]}</all>").Elements());
        xml.Save(project);
        Assert.Equal("dotnet build", commands[1].Trim());
        var output = await PackageFeed.DotNet(folder, "build");
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);

        var manifest = Path.Combine(folder, "manifests", "gwtest", "backendconfigpolicy-httpbin-policy.yaml");
        Assert.Equal("""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata:
              name: httpbin-policy
              namespace: gwtest
            spec:
              commonHttpProtocolOptions:
                idleTimeout: 10s
                maxHeadersCount: 15
              connectTimeout: 5s
              http1ProtocolOptions:
                preserveHttp1HeaderCase: true
              targetRefs:
              - group: ""
                kind: Service
                name: httpbin

            """.ReplaceLineEndings("\n"), File.ReadAllText(manifest));
    }
}
