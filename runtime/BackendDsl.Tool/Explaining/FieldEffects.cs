using System.Text.Json.Nodes;
using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Gateways;
using BackendDsl.Tool.Kinds;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Explaining;

/// <summary>
/// Finds out what a field becomes in Envoy, by release: two objects that differ in that field alone are translated by each release, and the
/// clusters compared. Nothing is written down beforehand, so nothing can be out of date.
/// </summary>
internal static class FieldEffects
{
    private const int MostValues = 40;
    private const int MostFields = 24;
    private const string Namespace = "explain";

    /// <summary>What a controller needs to see beside the object, so that it makes clusters at all.</summary>
    private const string Surroundings = """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"explain"},"spec":{"clusterIP":"10.0.0.9","ports":[{"name":"http","port":80}]}}
        ---
        {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"web","namespace":"explain","labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4","ports":[{"name":"http","port":80}],"endpoints":[{"addresses":["10.0.0.1"],"conditions":{"ready":true}}]}
        ---
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{"name":"explain"},"spec":{"controllerName":"gateway.envoyproxy.io/gatewayclass-controller"}}
        ---
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"explain","namespace":"explain"},"spec":{"gatewayClassName":"explain","listeners":[{"name":"http","port":80,"protocol":"HTTP"}]}}
        ---
        {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"web","namespace":"explain"},"spec":{"parentRefs":[{"name":"explain"}],"rules":[{"backendRefs":[{"name":"web","port":80}]}]}}
        ---
        {"apiVersion":"gateway.kgateway.dev/v1alpha1","kind":"Backend","metadata":{"name":"dns","namespace":"explain"},"spec":{"type":"Static","static":{"hosts":[{"host":"dns.example.com","port":443}]}}}
        """;

    /// <summary>The fields of clusters, each with the releases that write it; empty for a kind that no gateway makes clusters of.</summary>
    public static IReadOnlyList<EnvoyField> Of(KnownKind kind, FieldPath path)
    {
        var name = new ObjectRef(kind.Identity.Group, kind.Identity.Kind, Namespace, "explained");
        if (path.Segments.Count < 2 || Controllers.All.FirstOrDefault(c => c.Owns(name)) is not { } controller)
            return [];
        var pairs = Pairs(kind, path).Take(MostValues).ToList();
        var found = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var releases = controller.Releases.Where(r => Knows(r, kind, path)).ToList();
        // What nobody can run is of interest only for a field that nothing else has.
        if (releases.Exists(static r => r.CanBeRun))
            releases.RemoveAll(static r => !r.CanBeRun);
        foreach (var release in releases)
        {
            foreach (var field in Fields(controller, release, pairs))
            {
                if (!found.TryGetValue(field, out var names))
                    found.Add(field, names = []);
                names.Add(release.Name);
            }
        }

        return [.. found.Take(MostFields).Select(f => new EnvoyField($"{controller.Id} {string.Join(", ", f.Value)}", f.Key))];
    }

    private static bool Knows(GatewayRelease release, KnownKind kind, FieldPath path) => release.Definitions.Definitions
        .Where(d => d.Group == kind.Identity.Group && d.Kind == kind.Identity.Kind)
        .SelectMany(d => d.Versions).Any(v => v.Schema is { } schema && FieldLookup.Walk(schema, path, out _) is not null);

    private static SortedSet<string> Fields(GatewayController controller, GatewayRelease release, List<(string Without, string With)> pairs)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        var known = new Dictionary<string, IReadOnlyList<Envoy.Config.Cluster.V3.Cluster>>(StringComparer.Ordinal);
        foreach (var (without, with) in pairs)
        {
            foreach (var change in ClusterDiff.Compare(Clusters(without), Clusters(with)).Changes)
            {
                if (change.Path.Length > 0)
                    fields.Add(change.Field.ToString());
            }
        }

        return fields;

        IReadOnlyList<Envoy.Config.Cluster.V3.Cluster> Clusters(string text)
        {
            if (known.TryGetValue(text, out var clusters))
                return clusters;
            try
            {
                var result = controller.Translate(GatewayInput.FromYaml(Surroundings + "\n---\n" + text), new(release.Name));
                clusters = [.. result.Clusters.DistinctBy(c => c.Name).Select(c => c.Cluster)];
            }
            catch (Exception e) when (e is ArgumentException or ManifestFormatException)
            {
                clusters = [];
            }

            known.Add(text, clusters);
            return clusters;
        }
    }

    /// <summary>Objects without and with the field, in pairs, for each value that the schema takes.</summary>
    private static IEnumerable<(string Without, string With)> Pairs(KnownKind kind, FieldPath path)
    {
        var steps = path.Segments.Where(s => s.Kind == FieldPathSegmentKind.Member).Select(s => s.Name).ToList();
        var nodes = new List<SchemaNode> { kind.Schema };
        foreach (var step in steps)
        {
            var parent = Inner(nodes[^1]);
            if (parent.FindProperty(step) is not { } node)
                yield break;
            nodes.Add(node);
        }

        foreach (var value in SampleValues.Of(nodes[^1]))
        {
            var with = Build(kind, nodes, steps, value.DeepClone());
            if (!Takes(kind, with, path))
                continue;
            yield return (Build(kind, nodes, steps, null).ToJsonString(), with.ToJsonString());
            // A block that must say something itself differs from no block at all only by what it says.
            if (steps.Count > 2)
                yield return (Build(kind, [.. nodes.Take(3)], [.. steps.Take(2)], null).ToJsonString(), with.ToJsonString());
        }
    }

    /// <summary>True where the schema has nothing against the field itself; what other members would have to say is another matter.</summary>
    private static bool Takes(KnownKind kind, JsonObject value, FieldPath path) =>
        !kind.Validator.Validate(DocumentReader.ReadOne(value.ToJsonString())).Violations.Any(v => path.Contains(v.Path) && v.Path.Segments.Count == path.Segments.Count);

    private static JsonObject Build(KnownKind kind, List<SchemaNode> nodes, List<string> steps, JsonNode? value)
    {
        var root = new JsonObject { ["apiVersion"] = kind.Identity.ApiVersion, ["kind"] = kind.Identity.Kind, ["metadata"] = new JsonObject { ["name"] = "explained", ["namespace"] = Namespace } };
        var at = root;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i == steps.Count - 1)
            {
                if (value is not null)
                    at[steps[i]] = value;
                else
                    at.Remove(steps[i]);
                break;
            }

            var inner = at[steps[i]] as JsonObject ?? SampleValues.Required(Inner(nodes[i + 1]));
            if (at[steps[i]] is null)
                at[steps[i]] = Wrap(nodes[i + 1], inner);
            at = inner;
        }

        Attach(root, nodes[0]);
        return root;
    }

    /// <summary>A policy is about everything here that it may be about.</summary>
    private static void Attach(JsonObject root, SchemaNode schema)
    {
        if (root["spec"] is not JsonObject spec || schema.FindProperty("spec")?.FindProperty("targetRefs") is null)
            return;
        spec["targetRefs"] = root["kind"]!.GetValue<string>() == "BackendConfigPolicy"
            ? new JsonArray(new JsonObject { ["group"] = "", ["kind"] = "Service", ["name"] = "web" }, new JsonObject { ["group"] = "gateway.kgateway.dev", ["kind"] = "Backend", ["name"] = "dns" })
            : new JsonArray(new JsonObject { ["group"] = "gateway.networking.k8s.io", ["kind"] = "Gateway", ["name"] = "explain" });
    }

    private static JsonNode Wrap(SchemaNode node, JsonObject inner) => node.Items is { } items ? new JsonArray(Wrap(items, inner)) : inner;

    private static SchemaNode Inner(SchemaNode node)
    {
        while (node.Items is { } items)
            node = items;
        return node;
    }
}
