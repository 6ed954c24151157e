using BackendDsl.Envoy;
using BackendDsl.Kgateway;
using BackendDsl.Manifests;
using Httpbin;

// 1. The manifests, ready for `kubectl apply`.
foreach (var policy in new[] { Backends.General, Backends.Http, Backends.Http1, Backends.Connection })
{
    Console.WriteLine("---");
    Console.Write(policy.ToYaml());
}

Console.WriteLine("---");
Console.Write(ManifestWriter.ToYaml(Backends.Service));

// 2. What kgateway 2.1 makes of the last one: the page looks for it with the eye in gateway-config.json.
var clusters = KgatewayTranslator.Translate(
    new KgatewayInput { Policies = { Backends.Connection }, Services = { Backends.Service } },
    new() { Release = KgatewayRelease.Docs });
Console.WriteLine("---");
Console.WriteLine("# kube_httpbin_httpbin_8000, as /config_dump shows it");
Console.WriteLine(EnvoyJson.Format(clusters["kube_httpbin_httpbin_8000"]));
foreach (var finding in clusters.Findings)
    Console.Error.WriteLine(finding);

// 3. And whether a running gateway has it: `dotnet run -- gateway-config.json`.
if (args is [var dump])
{
    var gaps = clusters.Verify(ConfigDump.Load(dump)).Where(d => d.IsGap).ToList();
    gaps.ForEach(Console.Error.WriteLine);
    return gaps.Count == 0 ? 0 : 1;
}

return 0;
