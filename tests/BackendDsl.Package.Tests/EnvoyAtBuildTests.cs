namespace BackendDsl.Package.Tests;

/// <summary>What the compiler cannot know is judged by the build: values from the environment that Envoy would refuse.</summary>
public sealed class EnvoyAtBuildTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public async Task Rules_of_the_controller_and_of_envoy_hold_for_what_is_really_written()
    {
        var app = Stranger.Make(feed, "envoy", "<ManifestsDirectory>out</ManifestsDirectory><EnvoyClustersDirectory>out</EnvoyClustersDirectory>", Stranger.Package("BackendDsl.Kgateway"), ("P.cs", """
            using BackendDsl;
            using BackendDsl.Kgateway.V1Alpha1;
            using k8s.Models;
            static class P
            {
                [Manifest] static BackendConfigPolicy E(ManifestContext context) => BackendConfigPolicy.New("e", "ns")
                    .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("x")).ConnectTimeout(context.Environment)).Build();
                [Manifest] static V1Service I => new() { Metadata = new() { Name = "x", NamespaceProperty = "ns" }, Spec = new() { Ports = [new() { Port = 80 }] } };
            }
            """));
        Assert.Matches(@"P\.cs\(6\): error BDSL40\d\d: BackendConfigPolicy\.gateway\.kgateway\.dev ns/e: spec\.connectTimeout", await app.Fail("-p:ManifestsEnvironment=0s"));
        Assert.False(Directory.Exists(app.Full("out")));
        await app.Build("-p:ManifestsEnvironment=5s");
        // Both outputs in one folder: neither takes the other's files for stale.
        Assert.DoesNotContain(" written", await app.Build("-p:ManifestsEnvironment=5s"), StringComparison.Ordinal);
        Assert.Equal([".backenddsl-App", "kube_ns_x_80.json", "backendconfigpolicy-e.yaml", "service-x.yaml"],
            Directory.GetFiles(app.Full("out"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(app.Full("out"), f)).Order(StringComparer.Ordinal).Select(Path.GetFileName));
    }
}
