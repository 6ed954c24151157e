using BackendDsl.GatewayApi;

namespace BackendDsl.Kgateway.Translation;

/// <summary>What the input has that would matter and is not translated, and what has no endpoints.</summary>
internal static class Surroundings
{
    private const string IstioId = "BDSL4211";
    private const string EmptyId = "BDSL4213";

    public static void Report(TranslationContext context)
    {
        foreach (var item in context.Input.IstioObjects)
        {
            var kind = item["kind"].String;
            var head = new ObjectHead(item);
            Report(context, new("networking.istio.io", kind, head.Namespace, head.Name), kind == "DestinationRule"
                ? "a DestinationRule changes outlier detection, TCP keepalive and localities of clusters, in random order with a policy: it is not translated here"
                : "the clusters of a ServiceEntry are not told here", IstioId);
        }

        foreach (var service in context.Services)
        {
            if (service.Type == "ExternalName")
                Report(context, service.Key.Ref, "a Service of the type ExternalName has no endpoints: its cluster is empty and requests answer 503; use a Backend with the host name", EmptyId);
            else if (context.Options.IstioAutoMtls)
                Report(context, service.Key.Ref, "with automatic mTLS of Istio its clusters have further sockets, which are not told here", IstioId);
        }
    }

    private static void Report(TranslationContext context, ObjectRef about, string message, string id) =>
        context.Findings.Add(new(about, new() { Id = id, Severity = FindingSeverity.Warning, Message = message, Source = FindingSource.Controller }));
}
