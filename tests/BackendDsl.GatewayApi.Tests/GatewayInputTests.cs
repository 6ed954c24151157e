namespace BackendDsl.GatewayApi.Tests;

public sealed class GatewayInputTests
{
    [Fact]
    public void Manifests_are_read_with_their_names_and_places()
    {
        var input = GatewayInput.FromYaml("""
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: c}
            ---
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: v1, kind: Secret, metadata: {name: s, namespace: edge}}
            """, "all.yaml");
        Assert.Equal(["Service default/a", "GatewayClass c", "Secret edge/s"], input.Objects.Select(o => o.Ref.ToString()));
        Assert.Equal([1, 5, 12], input.Objects.Select(o => o.Place.Line));
        Assert.All(input.Objects, o => Assert.Equal("all.yaml", o.File));
    }

    [Theory]
    [InlineData("kind: Service\nmetadata: {name: a}", "apiVersion")]
    [InlineData("apiVersion: v1\nkind: Service", "metadata")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {}", "metadata.name")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: y}", "metadata.name")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: 5", "spec")]
    [InlineData("apiVersion: v1\nkind: ServiceList\nitems: [5]", "items[0]")]
    public void What_is_no_manifest_is_refused_with_its_place(string text, string path)
    {
        var exception = Assert.Throws<ManifestFormatException>(() => GatewayInput.FromYaml(text));
        Assert.Equal(path, exception.Path);
    }
}
