using BackendDsl.GatewayApi;
using BackendDsl.Tool.Evaluation;
using BackendDsl.Tool.Inputs;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Tests;

public sealed class ControllerRulesTests
{
    /// <summary>Of a resource that the server refuses no controller hears, however large it is; a release that there is not is told by the controller alone.</summary>
    [Fact]
    public void A_controller_is_asked_once_a_resource_is_asked_about()
    {
        var root = DocumentReader.ReadOne("apiVersion: gateway.kgateway.dev/v1alpha1\nkind: BackendConfigPolicy\nmetadata: {name: p, namespace: a}\nspec: {connectTimeout: 5s}\n");
        var resource = new ManifestResource(new("m", ""), 0, root, default);
        var targets = 0;
        var rules = ControllerRules.Of([resource], "", controller =>
        {
            targets++;
            return new GatewayTarget("no such release");
        });
        Assert.Equal(1, targets);
        Assert.Throws<ArgumentException>(() => rules.Check(resource, "").ToList());
    }
}
