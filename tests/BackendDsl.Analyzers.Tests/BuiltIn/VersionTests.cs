using BackendDsl.Analyzers.Tests.Infrastructure;

namespace BackendDsl.Analyzers.Tests.BuiltIn;

/// <summary>The Kubernetes version of the project chooses types and rules.</summary>
public class VersionTests
{
    [Fact]
    public Task The_server_version_chooses_the_rules() => new ResourceTest(
        """
        static class Shop
        {
            [Manifest]
            static V1Pod Web => new()
            {
                Metadata = new() { Name = "web" },
                Spec = new() { Containers = [new() { Name = "c", Image = "i" }], HostnameOverride = {|BDSL5001:"x"|} },
            };
        }
        """).WithProperty("KubernetesServerVersion", "1.32").Run();

    [Fact]
    public Task A_member_of_the_version_is_silent() => new ResourceTest(
        """
        static class Shop
        {
            [Manifest]
            static V1Pod Web => new()
            {
                Metadata = new() { Name = "web" },
                Spec = new() { Containers = [new() { Name = "c", Image = "i" }], HostnameOverride = "x" },
            };
        }
        """).WithProperty("KubernetesServerVersion", "1.35").Run();
}
