using BackendDsl.Tests.Sample;
using k8s;
using k8s.Models;

namespace BackendDsl.Tests;

/// <summary>One call judges any resource.</summary>
public sealed class ResourceValidationTests
{
    private static V1ConfigMap Settings(string value = "a", bool? immutable = null) => new()
    {
        Metadata = new() { Name = "settings", NamespaceProperty = "shop" },
        Immutable = immutable,
        Data = new Dictionary<string, string> { ["k"] = value },
    };

    [Fact]
    public void A_built_in_kind_is_judged_by_the_servers_rules()
    {
        Assert.True(Settings().Validate(new()).IsValid);
        var broken = Settings();
        broken.Data.Add("no key", "x");
        var finding = Assert.Single(broken.Validate(new()).Violations);
        Assert.Equal(("data[no key]", FindingReason.FieldValueInvalid, "BDSL5048"), (finding.Path.ToString(), finding.Reason, finding.Id));
    }

    [Fact]
    public void A_change_is_judged_against_the_old_object()
    {
        Assert.True(Settings("b").Validate(new() { OldObject = Settings("a") }).IsValid);
        var finding = Assert.Single(Settings("b", true).Validate(new() { OldObject = Settings("a", true) }).Violations);
        Assert.Equal("data", finding.Path.ToString());
        Assert.Equal("BDSL5900", finding.Id);
    }

    [Fact]
    public void An_apply_keeps_what_the_server_made()
    {
        static V1Job Job(string? label) => new()
        {
            Metadata = new() { Name = "once", Labels = label is null ? null : new Dictionary<string, string> { ["team"] = label } },
            Spec = new() { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [new() { Name = "once", Image = "registry.example.com/once:1" }] } } },
        };
        Assert.False(Job("a").Validate(new() { OldObject = Job(null) }).IsValid);
        Assert.Equal("valid", Job("a").Validate(new() { OldObject = Job(null), IsApply = true }).ToString());
    }

    [Fact]
    public void The_version_and_field_validation_decide_over_a_member_that_came_later()
    {
        var pod = new V1Pod
        {
            Metadata = new() { Name = "p" },
            Spec = new() { HostnameOverride = "x", Containers = [new() { Name = "p", Image = "registry.example.com/p:1" }] },
        };
        Assert.True(pod.Validate(new()).IsValid);
        var strict = pod.Validate(new() { ServerVersion = "1.31" });
        Assert.Equal((false, "spec.hostnameOverride"), (strict.IsValid, Assert.Single(strict.UnknownFields).ToString()));
        var warned = pod.Validate(new() { ServerVersion = "1.31", FieldValidation = FieldValidation.Warn });
        Assert.Equal((true, "spec.hostnameOverride"), (warned.IsValid, Assert.Single(warned.Warnings).Path.ToString()));
        Assert.Empty(pod.Validate(new() { ServerVersion = "1.31", FieldValidation = FieldValidation.Ignore }).Warnings);
    }

    [Fact]
    public void A_generated_kind_goes_the_same_way()
    {
        IKubernetesObject<V1ObjectMeta> widget = Widget.New("a", "n").Build();
        Assert.True(widget.Validate().IsValid);
        var read = Widget.FromYaml("apiVersion: example.dev/v1\nkind: Widget\nmetadata: {name: a}\nunknown: 1\n");
        Assert.True(read.Validate().IsValid);
        Assert.Equal("unknown", Assert.Single(read.Validate(new() { FieldValidation = FieldValidation.Strict }).Violations).Path.ToString());
        Assert.Equal("unknown", Assert.Single(read.Validate(new() { FieldValidation = FieldValidation.Warn }).Warnings).Path.ToString());
    }

    [Fact]
    public void A_kind_that_nobody_knows_cannot_be_judged() =>
        Assert.Throws<NotSupportedException>(() => new V1ConfigMap { ApiVersion = "acme.io/v1", Kind = "Gadget", Metadata = new() { Name = "g" } }.Validate(new()));
}
