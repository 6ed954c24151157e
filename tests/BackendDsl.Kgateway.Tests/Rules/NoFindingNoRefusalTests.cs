using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Kgateway.V1Alpha1;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>A policy that the schema lets through and no rule complains about makes clusters that Envoy takes, in every profile.</summary>
public sealed class NoFindingNoRefusalTests
{
    private const int Seed = 20260923;
    private const int Count = 3000;

    private static readonly string[] s_backends =
    [
        """{"service":{"name":"http"}}""", """{"service":{"name":"grpc"}}""",
        """{"hosts":[{"host":"10.0.0.1","port":80}]}""", """{"hosts":[{"host":"a.example.com","port":80},{"host":"10.0.0.1","port":80}],"appProtocol":"grpc"}""",
    ];

    [Fact]
    public void EveryClusterOfACleanPolicyPassesTheChecks()
    {
        var dice = new PolicyDice(Seed);
        int valid = 0, clean = 0;
        for (var i = 0; i < Count; i++)
        {
            var backend = JsonNode.Parse(s_backends[i % s_backends.Length])!;
            var isService = backend["service"] is not null;
            var target = JsonNode.Parse(isService ? """{"group":"","kind":"Service","name":"web"}""" : """{"group":"gateway.kgateway.dev","kind":"Backend","name":"web"}""")!;
            var json = new JsonObject
            {
                ["apiVersion"] = "gateway.kgateway.dev/v1alpha1",
                ["kind"] = "BackendConfigPolicy",
                ["metadata"] = new JsonObject { ["name"] = "p", ["namespace"] = "default" },
                ["spec"] = dice.Spec(target),
            };
            var policy = BackendConfigPolicy.FromJson(json.ToJsonString());
            if (!policy.Validate().IsValid)
                continue;
            valid++;
            var input = Input(policy, backend);
            if (KgatewayRules.Check(input).Count > 0)
                continue;
            foreach (var release in TestReleases.All)
            {
                var set = KgatewayTranslator.Translate(input, new() { Release = release });
                // What the translation itself tells (a Secret without an authority) is known to the user too.
                if (set.Findings.Length > 0)
                    continue;
                clean++;
                var cluster = Assert.Single(set);
                var found = ClusterChecks.Evaluate(cluster).Findings.Where(f => f.Severity != FindingSeverity.Info).ToList();
                Assert.True(found.Count == 0, $"{release}: {json.ToJsonString()}\n{string.Join('\n', found)}");
            }
        }

        Assert.True(valid > Count / 4, $"{valid} valid");
        Assert.True(clean > Count / 10, $"{clean} clean");
    }

    private static KgatewayInput Input(BackendConfigPolicy policy, JsonNode backend)
    {
        var input = new KgatewayInput { Policies = { policy } };
        if (backend["service"] is { } service)
        {
            input.Services.Add(new k8s.Models.V1Service
            {
                Metadata = new() { Name = "web", NamespaceProperty = "default" },
                Spec = new() { Ports = [new() { Port = 80, Name = service["name"]!.GetValue<string>() }] },
            });
        }
        else
        {
            input.Backends.Add(JsonValues.Object($$$"""{"apiVersion":"gateway.kgateway.dev/v1alpha1","kind":"Backend","metadata":{"name":"web","namespace":"default"},"spec":{"type":"Static","static":{{{backend.ToJsonString()}}} } }"""));
        }

        var pair = CertificatePair.Shared;
        input.Secrets.Add(new k8s.Models.V1Secret
        {
            Metadata = new() { Name = "tls", NamespaceProperty = "default" },
            StringData = new Dictionary<string, string> { ["tls.crt"] = pair.Chain, ["tls.key"] = pair.Key, ["ca.crt"] = pair.Authority },
        });
        return input;
    }
}
