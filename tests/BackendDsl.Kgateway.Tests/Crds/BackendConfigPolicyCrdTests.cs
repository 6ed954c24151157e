using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Kgateway.Tests.Crds;

/// <summary>Our definition of BackendConfigPolicy has the structure and the rules of the facts, and says something about every field.</summary>
public sealed class BackendConfigPolicyCrdTests
{
    private static readonly string s_path = Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Kgateway", "crds", "backendconfigpolicies.yaml");

    [Fact]
    public void IsEqualToTheFactsButForDescriptions()
    {
        var facts = JsonValues.Node(DocumentReader.ReadOne(TestData.ReadText("kgateway", "backendconfigpolicies.crd.yaml")));
        var ours = JsonValues.Node(DocumentReader.ReadOne(File.ReadAllText(s_path)))!;
        Strip(ours);
        Assert.True(JsonNode.DeepEquals(facts, ours));
    }

    [Fact]
    public void DescribesEveryField()
    {
        var seen = 0;
        Visit(Root(), "");
        Assert.True(seen > 150, $"{seen} nodes");

        void Visit(SchemaNode node, string path)
        {
            seen++;
            Assert.False(string.IsNullOrWhiteSpace(node.Description), path);
            Assert.EndsWith(".", node.Description, StringComparison.Ordinal);
            foreach (var property in node.Properties)
                Visit(property.Schema, $"{path}.{property.Name}");
            if (node.Items is not null)
                Visit(node.Items, path + "[]");
            if (node.AdditionalProperties is not null)
                Visit(node.AdditionalProperties, path + "{}");
        }
    }

    [Fact]
    public void DefaultsAreThoseTheTranslationFillsIn()
    {
        var defaults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Visit(Root().FindProperty("spec")!, "spec");
        Assert.Equal(
            [
                "spec.loadBalancer.leastRequest.choiceCount: 2",
                "spec.loadBalancer.zoneAware.preferLocal.force.minEndpointsInZoneThreshold: 1",
                "spec.loadBalancer.zoneAware.preferLocal.minEndpointsThreshold: 6",
                "spec.loadBalancer.zoneAware.preferLocal.routingEnabled: 100",
                "spec.outlierDetection.baseEjectionTime: 30s",
                "spec.outlierDetection.consecutive5xx: 5",
                "spec.outlierDetection.interval: 10s",
                "spec.outlierDetection.maxEjectionPercent: 10",
                "spec.tls.secretRef.name: ",
                "spec.tunnel.proxy.backendRef.group: ",
                "spec.tunnel.proxy.backendRef.kind: Service",
                "spec.upstreamProxyProtocol.version: V1",
            ],
            defaults.Select(d => $"{d.Key}: {d.Value}"));

        void Visit(SchemaNode node, string path)
        {
            if (!node.Default.IsAbsent)
                defaults.Add(path, node.Default.Kind == ValueKind.String ? node.Default.String : node.Default.Integer.ToString(System.Globalization.CultureInfo.InvariantCulture));
            foreach (var property in node.Properties)
                Visit(property.Schema, $"{path}.{property.Name}");
            if (node.Items is not null)
                Visit(node.Items, path + "[]");
        }
    }

    public static TheoryData<string> SchemaCases =>
        TestData.Names(static () => JsonNode.Parse(TestData.ReadText("kgateway", "schema-cases.json"))!.AsArray().Select(c => c!["name"]!.GetValue<string>()));

    [Theory]
    [MemberData(nameof(SchemaCases))]
    public void SchemaCaseIsAcceptedOrRefusedAsTold(string name)
    {
        var entry = JsonNode.Parse(TestData.ReadText("kgateway", "schema-cases.json"))!.AsArray().Single(c => c!["name"]!.GetValue<string>() == name)!;
        var policy = new JsonObject
        {
            ["apiVersion"] = "gateway.kgateway.dev/v1alpha1",
            ["kind"] = "BackendConfigPolicy",
            ["metadata"] = new JsonObject { ["name"] = "policy", ["namespace"] = "default" },
            ["spec"] = entry["spec"]!.DeepClone(),
        };
        var result = V1Alpha1.BackendConfigPolicy.FromJson(policy.ToJsonString()).Validate();
        if (entry["expectError"]?.GetValue<string>() is not { } error)
        {
            Assert.Empty(result.Violations);
            return;
        }

        Assert.NotEmpty(result.Violations);
        var path = entry["path"]?.GetValue<string>();
        Assert.Contains(result.Violations, v => path is null || v.Path == path);
        // Words that name a keyword instead of quoting the server are only about the place.
        if (error.Split(' ')[0] is not ("minimum" or "required" or "minItems" or "unsupported" or "pattern"))
            Assert.Contains(result.Violations, v => v.Message.Contains(error, StringComparison.Ordinal));
    }

    private static SchemaNode Root() => CustomResourceDefinitionReader.Read(File.ReadAllText(s_path), s_path).Definitions.Single().Versions.Single().Schema!;

    private static void Strip(JsonNode node)
    {
        if (node is JsonObject members)
        {
            if (members["description"] is JsonValue)
                members.Remove("description");
            foreach (var (_, value) in members)
            {
                if (value is not null)
                    Strip(value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                if (item is not null)
                    Strip(item);
            }
        }
    }
}
