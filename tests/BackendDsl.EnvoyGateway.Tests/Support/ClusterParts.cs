using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Validation.Documents;

namespace BackendDsl.EnvoyGateway.Tests.Support;

/// <summary>Looks for parts in clusters: what the part names must be there as it says, and what is null in it must not be there.</summary>
internal static class ClusterParts
{
    /// <summary>The first cluster of an input with a policy for the Gateway has a part, and fields come from where it is said.</summary>
    /// <param name="text">The objects.</param>
    /// <param name="spec">The spec of the policy in flow style, without braces; none where it is empty.</param>
    /// <param name="cluster">The part in flow style, without braces.</param>
    /// <param name="origins"><c>field &lt;- place in the spec</c> for each origin that is looked at.</param>
    public static void Check(string text, string spec, string cluster, string origins = "")
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(text, spec.Length == 0 ? "" : Inputs.Policy("p", "Gateway/eg", spec)), new() { RecordsOrigins = true });
        Assert.Null(result.WholeFailure);
        Assert.True(result.Clusters.Length > 0, string.Join('\n', result.Findings.Select(f => f.Message)));
        var made = result.Clusters[0];
        Has(made.Cluster, cluster);
        var found = made.Forms[0].Origins.Where(o => o.Winner is not null).Select(o => $"{o.ClusterField} <- {o.Winner!.Path.ToString()["spec.".Length..]}").ToHashSet();
        foreach (var origin in origins.Split("; ", StringSplitOptions.RemoveEmptyEntries))
            Assert.True(found.Contains(origin), $"{origin} is not in\n{string.Join('\n', found)}");
    }

    /// <summary>A cluster has a part.</summary>
    public static void Has(Cluster cluster, string part)
    {
        var json = EnvoyJson.Format(cluster);
        var difference = Difference(Node(DocumentReader.ReadOne("{ " + part + " }")), JsonNode.Parse(json), "");
        Assert.True(difference is null, difference + "\n" + json);
    }

    private static JsonNode? Node(Value value) => value.Kind switch
    {
        ValueKind.Boolean => JsonValue.Create(value.Boolean),
        ValueKind.Integer => JsonValue.Create(value.Integer),
        ValueKind.Double => JsonValue.Create(value.Double),
        ValueKind.String => JsonValue.Create(value.String),
        ValueKind.Array => new JsonArray([.. Enumerable.Range(0, value.Array.Count).Select(i => Node(value.Array[i]))]),
        ValueKind.Object => new JsonObject(Enumerable.Range(0, value.Object.Count).Select(i => KeyValuePair.Create(value.Object.NameAt(i), Node(value.Object.ValueAt(i))))),
        _ => null,
    };

    // Where the part is another than in the whole; null where it is all there.
    private static string? Difference(JsonNode? part, JsonNode? whole, string path)
    {
        switch (part)
        {
            case null:
                return whole is null ? null : $"{path} is {whole.ToJsonString()}";
            case JsonObject members:
                if (whole is not JsonObject found)
                    return $"{path} is {whole?.ToJsonString() ?? "absent"}";
                return members.Select(m => Difference(m.Value, found[m.Key], path + "." + m.Key)).FirstOrDefault(d => d is not null);
            case JsonArray items:
                if (whole is not JsonArray list || list.Count != items.Count)
                    return $"{path} is {whole?.ToJsonString() ?? "absent"}";
                return items.Zip(list).Select((p, i) => Difference(p.First, p.Second, $"{path}[{i}]")).FirstOrDefault(d => d is not null);
            default:
                return JsonNode.DeepEquals(part, whole) ? null : $"{path} is {whole?.ToJsonString() ?? "absent"}";
        }
    }
}
