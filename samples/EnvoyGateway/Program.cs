using BackendDsl.Envoy;
using BackendDsl.EnvoyGateway;
using BackendDsl.GatewayApi;
using Shop;

// What Envoy Gateway makes of the objects, and from which policy each field of a cluster comes.
var input = GatewayInput.FromYaml(BackendDsl.Manifests.ManifestWriter.ToYaml(Edge.Cart));
input.Add(Edge.Entrance);
input.Add(Edge.Shop);
input.Add(Edge.Catalogue);
input.Add(Edge.House);
input.Add(Edge.CartPolicy);
var result = EnvoyGatewayTranslator.Translate(input, new() { RecordsOrigins = true });
foreach (var cluster in result.Clusters)
{
    Console.WriteLine($"# {cluster.Name}");
    foreach (var origin in cluster.Forms[0].Origins)
        Console.WriteLine($"#   {origin.ClusterField}: {origin.Winner?.ToString() ?? "Envoy Gateway's own"}{string.Concat(origin.Hidden.Select(h => $", hides {h}"))}");
    Console.WriteLine(EnvoyJson.Format(cluster.Cluster));
}

foreach (var policy in result.Policies)
    Console.Error.WriteLine($"{policy.Policy}: {policy.Message}");
foreach (var finding in result.Findings)
    Console.Error.WriteLine(finding);

// And whether a running proxy has it: `dotnet run -- config_dump.json`.
if (args is [var dump])
{
    var gaps = result.Verify(ConfigDump.Load(dump)).Where(d => d.IsGap).ToList();
    gaps.ForEach(Console.Error.WriteLine);
    return gaps.Count == 0 ? 0 : 1;
}

return result.WholeFailure is null ? 0 : 1;
