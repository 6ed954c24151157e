using System.Globalization;
using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Kgateway.Tests.Support;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>
/// What holds whatever the input is, tried on the scenarios of all releases in every release: what is known of kgateway beside its answers, written down once more
/// and independently of the translation.
/// </summary>
public sealed class ReleaseLawsTests
{
    // The units that are merged each on their own; those of dns stand below it.
    private static readonly string[] s_units =
    [
        "connectTimeout", "perConnectionBufferLimitBytes", "tcpKeepalive", "commonHttpProtocolOptions", "http1ProtocolOptions", "http2ProtocolOptions", "tls",
        "upstreamProxyProtocol", "loadBalancer", "healthCheck", "outlierDetection", "circuitBreakers",
    ];

    private static readonly KgatewayRelease[] s_releases = [KgatewayRelease.Release21, KgatewayRelease.Release22, KgatewayRelease.Release23, KgatewayRelease.Release24, KgatewayRelease.Main];

    [Fact]
    public void The_same_input_gives_the_same_and_what_it_gives_is_whole()
    {
        foreach (var (release, documents, id) in Scenarios(7))
        {
            var set = Translate(documents, release);
            Assert.True(Show(set) == Show(Translate(documents, release)), $"{release} {id}");
            if (set.Result.WholeFailure is not null)
                continue;
            var names = set.Result.Clusters.Select(c => c.Name).Concat(set.Failed.Select(f => f.Name)).Where(n => n != "gcp_authn" && !n.Contains("_gw_backend_client_cert_", StringComparison.Ordinal)).ToList();
            Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
            foreach (var name in Expected(documents, release))
                Assert.True(names.Contains(name), $"{release} {id}: {name}");
            Assert.All(set.Failed, f => Assert.NotEqual("", f.Reason));
            foreach (var cluster in set.Result.Clusters.SelectMany(c => c.Forms).Select(f => f.Cluster))
            {
                Assert.True(cluster.Equals(EnvoyJson.Parse<Cluster>(EnvoyJson.Format(cluster))), $"{release} {id} {cluster.Name}");
                // Up to 2.3 every cluster has metadata, later only what has something to say (the audience of GCP).
                var isEmpty = cluster.Metadata is { FilterMetadata.Count: 0, TypedFilterMetadata.Count: 0 };
                if (cluster.Name != "gcp_authn" && (cluster.Metadata is null || isEmpty))
                    Assert.True(isEmpty == (Array.IndexOf(s_releases, release) < 3), $"{release} {id} {cluster.Name}");
                // The family of DNS is on static clusters in the first two.
                if (cluster is { Type: Cluster.Types.DiscoveryType.Static, ClusterType: null, EdsClusterConfig: null } && cluster.Name.StartsWith("backend_", StringComparison.Ordinal))
                    Assert.Equal(Array.IndexOf(s_releases, release) < 2, cluster.DnsLookupFamily != Cluster.Types.DnsLookupFamily.Auto);
            }
        }
    }

    [Fact]
    public void Weights_and_the_case_of_protocols_do_not_count()
    {
        var random = new Random(7);
        foreach (var (release, documents, id) in Scenarios(9))
        {
            var changed = Copy(documents);
            foreach (var document in changed)
            {
                if (Kind(document) == "BackendConfigPolicy")
                    (document["metadata"]!["annotations"] ??= new JsonObject())["kgateway.dev/policy-weight"] = random.Next(-5, 5).ToString(CultureInfo.InvariantCulture);
                Shout(document);
            }

            Assert.True(Clusters(documents, release) == Clusters(changed, release), $"{release} {id}");
        }
    }

    [Fact]
    public void With_ages_the_order_of_the_input_does_not_count()
    {
        var random = new Random(11);
        foreach (var (release, documents, id) in Scenarios(9))
        {
            var aged = Copy(documents);
            for (var i = 0; i < aged.Count; i++)
                aged[i]["metadata"]!["creationTimestamp"] = new DateTimeOffset(2026, 1, 1, 0, 0, i, TimeSpan.Zero).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var shuffled = Copy(aged);
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shuffled));
            Assert.True(Clusters(aged, release) == Clusters(shuffled, release), $"{release} {id}");
            Assert.True(Clusters(documents, release) == Clusters(aged, release), $"{release} {id}: the order is the age");
        }
    }

    [Fact]
    public void What_is_in_another_namespace_changes_nothing()
    {
        List<JsonObject>? before = null;
        foreach (var (release, documents, id) in Scenarios(10))
        {
            if (before is not null)
            {
                var other = Copy(before);
                foreach (var document in other)
                    Move(document, "elsewhere-");
                if (Translate(other, release).Result.WholeFailure is null && Translate(documents, release).Result.WholeFailure is null)
                {
                    var both = Lines(Clusters([.. documents, .. other], release));
                    Assert.Equal(Lines(Clusters(documents, release)).Concat(Lines(Clusters(other, release))).Distinct().Order(StringComparer.Ordinal), both.Order(StringComparer.Ordinal));
                }
            }

            before = documents;
            Assert.NotEqual("", id);
        }
    }

    [Fact]
    public void Several_policies_are_the_one_that_they_merge_into()
    {
        var tried = 0;
        foreach (var (release, documents, id) in Scenarios(1))
        {
            // In 2.3 sockets pile up, and a health check of an older policy leaves its trace; BackendTLSPolicies are random up to 2.3.
            if (release.Name == "2.3" || documents.Exists(d => Kind(d) == "BackendTLSPolicy"))
                continue;
            var policies = documents.Where(d => Kind(d) == "BackendConfigPolicy").ToList();
            if (policies.Count < 2 || policies.Exists(p => p["spec"]!["targetSelectors"] is not null || p["spec"]!["tls"] is not null || Mentions(p, "useHostnameForHashing") || Mentions(p, "aggression")))
                continue;
            var targets = policies.Select(p => p["spec"]!["targetRefs"]!.ToJsonString()).Distinct().ToList();
            if (targets.Count > 1)
                continue;
            // Here the order of the documents is their age.
            IEnumerable<JsonObject> strongestLast = release == KgatewayRelease.Release24 || release == KgatewayRelease.Main ? Enumerable.Reverse(policies) : policies;
            var spec = new JsonObject { ["targetRefs"] = JsonNode.Parse(targets[0]) };
            foreach (var policy in strongestLast)
                Over(spec, policy["spec"]!.AsObject());
            var merged = policies[0].DeepClone().AsObject();
            merged["spec"] = spec;
            List<JsonObject> one = [.. documents.Where(d => !policies.Contains(d)), merged];
            var (many, single) = (Translate(documents, release), Translate(one, release));
            if (many.Failed.Length > 0 || single.Failed.Length > 0)
                continue;
            Assert.True(Show(many) == Show(single), $"{release} {id}");
            tried++;
        }

        Assert.True(tried > 30, $"{tried} were of use");
    }

    private static void Over(JsonObject spec, JsonObject policy)
    {
        foreach (var unit in s_units.Where(policy.ContainsKey))
            spec[unit] = policy[unit]!.DeepClone();
        if (policy["dns"] is JsonObject dns)
        {
            var to = (spec["dns"] ??= new JsonObject()).AsObject();
            foreach (var (name, value) in dns)
                to[name] = value!.DeepClone();
        }
    }

    // Scenarios of each release, every n-th of them, in that release and in one other.
    private static IEnumerable<(KgatewayRelease Release, List<JsonObject> Documents, string Id)> Scenarios(int every)
    {
        var number = 0;
        foreach (var (release, file) in ReleaseCase.Files)
        {
            foreach (var test in ReleaseCase.Read(file, release))
            {
                if (number++ % every != 0)
                    continue;
                List<JsonObject> documents = [.. test.Input.Select(d => d!.AsObject())];
                yield return (release, documents, test.Id);
                yield return (s_releases[number % s_releases.Length], documents, test.Id);
            }
        }
    }

    private static IEnumerable<string> Expected(List<JsonObject> documents, KgatewayRelease release)
    {
        foreach (var document in documents)
        {
            var (space, name) = (document["metadata"]!["namespace"]?.GetValue<string>() ?? "default", document["metadata"]!["name"]!.GetValue<string>());
            if (Kind(document) == "Service")
            {
                foreach (var port in document["spec"]!["ports"]!.AsArray())
                    yield return $"kube_{space}_{name}_{port!["port"]}";
            }
            else if (Kind(document) == "Backend" && (document["spec"]!["gcp"] is null || release != KgatewayRelease.Release21 && release != KgatewayRelease.Release22)
                && (document["spec"]!["priorityGroups"] is null || Array.IndexOf(s_releases, release) > 2))
            {
                yield return $"backend_{space}_{name}_0";
            }
        }
    }

    private static ClusterSet Translate(IEnumerable<JsonObject> documents, KgatewayRelease release)
    {
        var input = new KgatewayInput();
        foreach (var document in documents)
            input.AddResource(JsonValues.Object(document.ToJsonString()));
        return KgatewayTranslator.Translate(input, new() { Release = release });
    }

    private static string Clusters(IEnumerable<JsonObject> documents, KgatewayRelease release) => Show(Translate(documents, release));

    private static string Show(ClusterSet set) => string.Join('\n',
    [
        .. set.Result.Clusters.SelectMany(c => c.Forms.Select(f => Line(f.Cluster)).Order(StringComparer.Ordinal)),
        .. set.Failed.Select(f => $"failed {f.Name}: {f.Reason.ReplaceLineEndings(" ")}"),
        set.Result.WholeFailure ?? "",
    ]);

    private static string Line(Cluster cluster) => JsonNode.Parse(EnvoyJson.Format(cluster))!.ToJsonString();

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(l => l.Length > 0);

    private static List<JsonObject> Copy(IEnumerable<JsonObject> documents) => [.. documents.Select(d => d.DeepClone().AsObject())];

    private static string Kind(JsonObject document) => document["kind"]!.GetValue<string>();

    private static bool Mentions(JsonNode node, string member) => node.ToJsonString().Contains($"\"{member}\"", StringComparison.Ordinal);

    private static void Shout(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Shout(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (name == "appProtocol" && value is JsonValue)
                    members[name] = value.GetValue<string>().ToUpperInvariant();
                else
                    Shout(value);
            }
        }
    }

    private static void Move(JsonNode? node, string prefix)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Move(item, prefix);
        }
        else if (node is JsonObject members)
        {
            if (members["metadata"] is JsonObject { } metadata && members.ContainsKey("kind"))
                metadata["namespace"] ??= "default";
            foreach (var (name, value) in members.ToList())
            {
                if (name == "namespace" && value is JsonValue)
                    members[name] = prefix + value.GetValue<string>();
                else
                    Move(value, prefix);
            }
        }
    }
}
