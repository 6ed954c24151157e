using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.GatewayApi.V1;
using BackendDsl.Tests.Shared;
using k8s.Models;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>One entry of the shared cases: a policy and its backend, and the cluster they make.</summary>
internal sealed class TranslationCase
{
    private readonly JsonObject _case;

    private TranslationCase(JsonObject json) => _case = json;

    public string Name => _case["name"]!.GetValue<string>();

    public string? ExpectedError => _case["expectError"]?.GetValue<string>();

    public KgatewayRelease Release => _case["profile"]!.GetValue<string>() switch
    {
        "S" => TestReleases.Documented,
        "A" => TestReleases.Marked,
        "B" => TestReleases.Plain,
        "C" => TestReleases.LocalityWeighted,
        _ => TestReleases.ZoneAware,
    };

    public JsonNode? ExpectedCluster => _case["expectedCluster"];

    public JsonNode? ExpectedClusterLatest => _case["expectedClusterLatest"];

    public string ClusterName => _case["service"] is { } service
        ? $"kube_{service["namespace"]}_{service["name"]}_{service["port"]}"
        : $"backend_{_case["staticBackend"]!["namespace"]}_{_case["staticBackend"]!["name"]}_0";

    public static IReadOnlyList<TranslationCase> All { get; } = TestData.IsPresent
        ? [.. JsonNode.Parse(TestData.ReadText("kgateway", "cases.json"))!.AsArray().Select(c => new TranslationCase(c!.AsObject()))]
        : [];

    public KgatewayInput Input(IObjectValue? policy = null)
    {
        var input = new KgatewayInput { Policies = { policy ?? Policy() } };
        if (_case["service"] is { } service)
        {
            input.Services.Add(new V1Service
            {
                Metadata = new() { Name = Text(service, "name"), NamespaceProperty = Text(service, "namespace") },
                Spec = new() { Ports = [new() { Port = service["port"]!.GetValue<int>(), Name = Text(service, "portName"), AppProtocol = Text(service, "appProtocol") }] },
            });
        }

        if (_case["staticBackend"] is { } backend)
            input.Backends.Add(Backend(backend.AsObject()));
        foreach (var (name, data) in _case["secrets"]?.AsObject() ?? [])
        {
            input.Secrets.Add(new V1Secret
            {
                Metadata = new() { Name = name, NamespaceProperty = Text(_case, "policyNamespace") },
                Data = data!.AsObject().ToDictionary(d => d.Key, d => Encoding.UTF8.GetBytes(CertificatePair.Shared.Fill(d.Value!.GetValue<string>()))),
            });
        }

        if (_case["backendTLSPolicy"] is { } tls)
        {
            input.BackendTlsPolicies.Add(BackendTLSPolicy.New("tls", @namespace: Text(_case, "policyNamespace")).Spec(spec => spec
                .TargetRefs(Target)
                .Validation(v =>
                {
                    v.Hostname(Text(tls, "hostname")!);
                    if (Text(tls, "wellKnownCACertificates") is { } authorities)
                        v.WellKnownCACertificates(authorities);
                })).Build());
        }

        return input;
    }

    public ObjectNode Policy()
    {
        var policy = new JsonObject
        {
            ["apiVersion"] = "gateway.kgateway.dev/v1alpha1",
            ["kind"] = "BackendConfigPolicy",
            ["metadata"] = new JsonObject { ["name"] = Text(_case, "policyName"), ["namespace"] = Text(_case, "policyNamespace") },
            ["spec"] = _case["policySpec"]!.DeepClone(),
        };
        return JsonValues.Object(policy.ToJsonString());
    }

    private static ObjectNode Backend(JsonObject backend)
    {
        var body = new JsonObject { ["hosts"] = backend["hosts"]!.DeepClone() };
        if (Text(backend, "appProtocol") is { } protocol)
            body["appProtocol"] = protocol;
        return JsonValues.Object(new JsonObject
        {
            ["apiVersion"] = "gateway.kgateway.dev/v1alpha1",
            ["kind"] = "Backend",
            ["metadata"] = new JsonObject { ["name"] = Text(backend, "name"), ["namespace"] = Text(backend, "namespace") },
            ["spec"] = new JsonObject { ["type"] = "Static", ["static"] = body },
        }.ToJsonString());
    }

    private void Target(BackendTLSPolicy.TargetRef.Builder target)
    {
        if (_case["service"] is { } service)
            target.Group("").Kind("Service").Name(Text(service, "name")!);
        else
            target.Group("gateway.kgateway.dev").Kind("Backend").Name(Text(_case["staticBackend"]!, "name")!);
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    public override string ToString() => Name;
}
