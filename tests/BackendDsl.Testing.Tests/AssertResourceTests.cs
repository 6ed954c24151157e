using BackendDsl.Kgateway.V1Alpha1;
using k8s.Models;

namespace BackendDsl.Testing.Tests;

public sealed class AssertResourceTests
{
    private static readonly string s_late = "5 s";

    [Fact]
    public void A_custom_resource_is_judged_by_its_schema()
    {
        AssertResource.IsValid(Policy("5s"));
        AssertResource.IsInvalid(Policy(s_late), "spec.connectTimeout");
        Assert.Contains("spec.connectTimeout: ", Message(() => AssertResource.IsValid(Policy(s_late))), StringComparison.Ordinal);
        Assert.Contains("and it is valid", Message(() => AssertResource.IsInvalid(Policy("5s"), "spec.connectTimeout")), StringComparison.Ordinal);
        Assert.Contains("refused otherwise:\n  spec.connectTimeout: ", Message(() => AssertResource.IsInvalid(Policy(s_late), "spec.targetRefs")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_built_in_kind_is_judged_as_the_server_does()
    {
        AssertResource.IsValid(Service(80));
        AssertResource.IsInvalid(Service(0), "spec.ports[0].port", "must be between 1 and 65535");
    }

    [Fact]
    public void An_update_is_judged_against_the_object_before()
    {
        var before = new V1ConfigMap { Metadata = new() { Name = "c", NamespaceProperty = "shop", ResourceVersion = "1" }, Immutable = true, Data = new Dictionary<string, string> { ["a"] = "1" } };
        var after = new V1ConfigMap { Metadata = new() { Name = "c", NamespaceProperty = "shop", ResourceVersion = "1" }, Immutable = true, Data = new Dictionary<string, string> { ["a"] = "2" } };
        AssertResource.IsInvalid(after, "data", situation: new() { OldObject = before });
        AssertResource.IsValid(before, new() { OldObject = before });
    }

    [Fact]
    public void A_kind_that_nobody_knows_is_no_success() =>
        Assert.Contains("nothing to judge it by", Message(() => AssertResource.IsValid(new V1ConfigMap { ApiVersion = "example.com/v1", Kind = "Widget", Metadata = new() { Name = "w" } })), StringComparison.Ordinal);

    private static string Message(Action assertion) => Assert.Throws<PolicyAssertException>(assertion).Message;

    private static BackendConfigPolicy Policy(string timeout) => new()
    {
        Metadata = new() { Name = "web", NamespaceProperty = "shop" },
        Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "web" }], ConnectTimeout = timeout },
    };

    private static V1Service Service(int port) => new()
    {
        Metadata = new() { Name = "web", NamespaceProperty = "shop" },
        Spec = new() { Selector = new Dictionary<string, string> { ["app"] = "web" }, Ports = [new() { Port = port }] },
    };
}
