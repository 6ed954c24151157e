using System.Globalization;
using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What holds whatever the input is, tried on the scenarios of the shared data and on what chance makes of them, in both forms of the translation.</summary>
public sealed class LawsTests
{
    private static readonly EnvoyGatewayOptions[] s_forms = [new() { ChecksClusters = false }, new() { AsOfflineTranslator = true, ChecksClusters = false }];

    [Fact]
    public void Defaults_of_the_Gateway_API_are_what_absence_means()
    {
        var tried = 0;
        foreach (var documents in Scenarios(2))
        {
            var filled = Copy(documents);
            foreach (var document in filled)
                tried += Fill(document);
            foreach (var form in s_forms)
                Assert.Equal(Show(documents, form), Show(filled, form));
        }

        Assert.True(tried > 500, $"{tried} filled in");
    }

    [Fact]
    public void Whatever_is_taken_out_or_put_elsewhere_is_answered_and_always_the_same()
    {
        var random = new Random(5);
        var (failed, made) = (0, 0);
        foreach (var documents in Scenarios(1))
        {
            var changed = Copy(documents);
            for (var i = random.Next(1, 4); i > 0; i--)
                Damage(changed[random.Next(changed.Count)], random);
            foreach (var form in s_forms)
            {
                var result = EnvoyGatewayTranslator.Translate(Input(changed), form);
                Assert.Equal(Show(changed, form), Show(result));
                if (result.WholeFailure is not null)
                {
                    failed++;
                    Assert.Empty(result.Clusters);
                }

                foreach (var cluster in result.Clusters)
                {
                    made++;
                    Assert.True(cluster.Cluster.Equals(EnvoyJson.Parse<Cluster>(EnvoyJson.Format(cluster.Cluster))), cluster.Name);
                    // What every cluster has, whatever rules it.
                    Assert.True(cluster.Cluster is { IgnoreHealthOnHostRemoval: true, ConnectTimeout: not null, CommonLbConfig: not null, LoadBalancingPolicy: not null, PerConnectionBufferLimitBytes: not null }, cluster.Name);
                    Assert.Single(cluster.Cluster.CircuitBreakers.Thresholds);
                    Assert.True(cluster.Cluster.Metadata is not null || cluster.Name.Contains("-mirror-", StringComparison.Ordinal));
                }

                Assert.Equal(result.Clusters.Select(c => (c.Name, c.Gateway)).Distinct().Count(), result.Clusters.Length);
                Assert.All(result.Policies.SelectMany(p => p.Ancestors), a => Assert.Equal(a.Conditions.Select(c => c.Type).Distinct(), a.Conditions.Select(c => c.Type)));
            }
        }

        Assert.True(failed > 20 && made > 500, $"{failed} failed, {made} clusters");
    }

    [Fact]
    public void With_ages_the_order_of_the_policies_does_not_count()
    {
        var random = new Random(3);
        foreach (var documents in Scenarios(2))
        {
            var aged = Copy(documents);
            for (var i = 0; i < aged.Count; i++)
                aged[i]["metadata"]!["creationTimestamp"] = new DateTimeOffset(2026, 1, 1, 0, 0, i, TimeSpan.Zero).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var shuffled = Copy(aged);
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shuffled));
            Assert.Equal(Clusters(aged), Clusters(shuffled));
        }

        static string Clusters(List<JsonObject> documents) => string.Join('\n', EnvoyGatewayTranslator.Translate(Input(documents), s_forms[0]).Clusters.Select(c => EnvoyJson.Format(c.Cluster)));
    }

    // A member of a spec is left out, made null, or moved to where another one was.
    private static void Damage(JsonObject document, Random random)
    {
        var places = new List<(JsonObject In, string Name)>();
        Collect(document["spec"], places);
        if (places.Count == 0)
            return;
        var (place, name) = places[random.Next(places.Count)];
        switch (random.Next(4))
        {
            case 0: place[name] = null; break;
            case 1: place[name] = places[random.Next(places.Count)] is var (other, from) ? other[from]?.DeepClone() : null; break;
            case 2: place[name] = random.Next(3) switch { 0 => "0s", 1 => -1, _ => 0 }; break;
            default: place.Remove(name); break;
        }
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> places)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Collect(item, places);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((members, name));
                Collect(value, places);
            }
        }
    }

    // The defaults of the definitions of routes and Gateways, written down once more.
    private static int Fill(JsonObject document)
    {
        var filled = 0;
        var spec = document["spec"]?.AsObject();
        switch (document["kind"]!.GetValue<string>())
        {
            case "HTTPRoute" or "GRPCRoute":
                foreach (var parent in Items(spec!["parentRefs"]))
                    filled += Put(parent, "group", "gateway.networking.k8s.io") + Put(parent, "kind", "Gateway");
                foreach (var rule in Items(spec["rules"]))
                {
                    if (document["kind"]!.GetValue<string>() == "HTTPRoute" && !rule.ContainsKey("matches"))
                        rule["matches"] = new JsonArray(new JsonObject { ["path"] = new JsonObject { ["type"] = "PathPrefix", ["value"] = "/" } });
                    foreach (var backend in Items(rule["backendRefs"]))
                        filled += Put(backend, "group", "") + Put(backend, "kind", "Service") + Put(backend, "weight", 1);
                }

                break;
            case "Gateway":
                foreach (var listener in Items(spec!["listeners"]))
                    filled += Put(listener, "allowedRoutes", new JsonObject { ["namespaces"] = new JsonObject { ["from"] = "Same" } });
                break;
        }

        return filled;

        static IEnumerable<JsonObject> Items(JsonNode? list) => list?.AsArray().Select(i => i!.AsObject()) ?? [];

        static int Put(JsonObject item, string name, JsonNode value)
        {
            if (item.ContainsKey(name))
                return 0;
            item[name] = value;
            return 1;
        }
    }

    private static IEnumerable<List<JsonObject>> Scenarios(int every) =>
        SharedCase.Read().Where((_, i) => i % every == 0).Select(c => c.Documents.Select(d => d!.DeepClone().AsObject()).ToList());

    private static List<JsonObject> Copy(IEnumerable<JsonObject> documents) => [.. documents.Select(d => d.DeepClone().AsObject())];

    private static GatewayInput Input(IEnumerable<JsonObject> documents)
    {
        var input = new GatewayInput();
        foreach (var document in documents)
            input.Add(document.ToJsonString());
        return input;
    }

    private static string Show(IEnumerable<JsonObject> documents, EnvoyGatewayOptions form) => Show(EnvoyGatewayTranslator.Translate(Input(documents), form));

    private static string Show(TranslationResult result) => string.Join('\n',
    [
        .. result.Clusters.Select(c => EnvoyJson.Format(c.Cluster)),
        .. result.Policies.SelectMany(p => p.Ancestors.SelectMany(a => a.Conditions.Select(c => $"{p.Policy} {a.Ancestor}/{a.SectionName} {c.Type} {c.IsTrue} {c.Reason} {c.Message}"))),
        result.WholeFailure ?? "",
    ]);
}
