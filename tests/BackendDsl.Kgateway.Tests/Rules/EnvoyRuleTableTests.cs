using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Kgateway.Translation;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>
/// Which diagnostic tells, before there is a cluster, of which rule of Envoy: found by translating the bad and the good example of each, and judging the clusters.
/// </summary>
public sealed class EnvoyRuleTableTests
{
    private const string Backends = """
        apiVersion: v1
        kind: Service
        metadata: {name: http, namespace: default}
        spec: {ports: [{port: 80, name: http}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: grpc, namespace: default}
        spec: {ports: [{port: 80, name: grpc}]}
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: dns, namespace: default}
        spec: {type: Static, static: {hosts: [{host: a.example.com, port: 80}]}}
        """;

    private static readonly string[][] s_targets = [["", "Service", "http"], ["", "Service", "grpc"], ["gateway.kgateway.dev", "Backend", "dns"]];

    [Fact]
    public void The_guide_tells_which_diagnostic_is_about_which_rule_of_Envoy()
    {
        var rules = new SortedDictionary<string, (FindingEffect? Effect, SortedSet<string> Ids)>(StringComparer.Ordinal);
        foreach (var entry in RuleFile.Entries.Where(e => !e.Bad.IsAbsent))
        {
            var good = Found(entry.Good).Keys.ToHashSet();
            foreach (var (rule, effect) in Found(entry.Bad).Where(f => !good.Contains(f.Key)))
            {
                if (!rules.TryGetValue(rule, out var row))
                    rules[rule] = row = (effect, new(StringComparer.Ordinal));
                row.Ids.Add(entry.Rule.Id);
            }
        }

        // The gravest are among them, each by the diagnostic that is made for it.
        Assert.Contains("BDSL4009", rules["tls-alpn-protocol-not-empty"].Ids);
        Assert.Contains("BDSL4025", rules["health-check-needs-http2"].Ids);
        Assert.Contains("BDSL4021", rules["envoy.config.cluster.v3.Cluster.connect_timeout"].Ids);
        Assert.Contains("BDSL4035", rules["tcp-keepalive-within-linux-limits"].Ids);
        var text = new StringBuilder("| Envoy's rule | effect | told by |\n|---|---|---|\n");
        foreach (var (rule, (effect, ids)) in rules)
            text.Append($"| `{rule}` | {effect switch { FindingEffect.NeverWorks => "never-works", FindingEffect.NotVerified => "not-verified", { } known => known.ToString().ToLowerInvariant(), _ => "" }} | {string.Join(", ", ids.Select(i => $"[{i}](diagnostics/{i}.md)"))} |\n");
        PrintedSection.Check("docs/controller-rules.md", "rules of Envoy", text.ToString());
    }

    // What Envoy has against the clusters that the policy makes of one backend of each kind, in any release.
    private static Dictionary<string, FindingEffect?> Found(Value spec)
    {
        var found = new Dictionary<string, FindingEffect?>(StringComparer.Ordinal);
        foreach (var release in KgatewayRelease.All)
        {
            foreach (var target in s_targets)
            {
                var options = new KgatewayOptions { Release = release, EnvoyVersion = EnvoyVersion.Newest };
                foreach (var cluster in KgatewayTranslator.Translate(Input(spec, target), options))
                {
                    foreach (var finding in ClusterChecks.Evaluate(cluster, KgatewayBootstrap.Target(options)).Findings.Where(f => f.Severity != FindingSeverity.Info))
                        found.TryAdd(finding.Id, finding.Effect);
                }
            }
        }

        return found;
    }

    private static KgatewayInput Input(Value spec, string[] target)
    {
        var members = new List<KeyValuePair<string, Value>>
        {
            new("targetRefs", Value.Of(new ArrayNode([Value.Of(JsonValues.Object($$"""{"group":"{{target[0]}}","kind":"{{target[1]}}","name":"{{target[2]}}"}"""))]))),
        };
        for (var i = 0; i < spec.Object.Count; i++)
        {
            if (spec.Object.NameAt(i) is not ("targetRefs" or "targetSelectors"))
                members.Add(new(spec.Object.NameAt(i), spec.Object.ValueAt(i)));
        }

        var input = KgatewayInput.FromYaml(Backends);
        input.AddResource(new ObjectNode([
            new("apiVersion", Value.Of("gateway.kgateway.dev/v1alpha1")),
            new("kind", Value.Of("BackendConfigPolicy")),
            new("metadata", Value.Of(JsonValues.Object("""{"name":"p","namespace":"default"}"""))),
            new("spec", Value.Of(new ObjectNode(members))),
        ]));
        var pair = CertificatePair.Shared;
        input.Secrets.Add(new k8s.Models.V1Secret
        {
            Metadata = new() { Name = "tls", NamespaceProperty = "default" },
            StringData = new Dictionary<string, string> { ["tls.crt"] = pair.Chain, ["tls.key"] = pair.Key, ["ca.crt"] = pair.Authority },
        });
        return input;
    }
}
