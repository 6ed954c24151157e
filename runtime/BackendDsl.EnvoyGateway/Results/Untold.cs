using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>What of an input would matter and is not translated here: nobody may take silence for an answer.</summary>
internal static class Untold
{
    private const string Experimental = "gateway.networking.x-k8s.io";

    public static void Report(FindingList findings, GatewayInput input, World world, IReadOnlyList<Gateway> gateways)
    {
        foreach (var item in input.Objects)
        {
            if (item.Ref.Group is Kinds.GatewayApiGroup or Experimental && Why(item.Ref.Kind) is { } why)
                findings.AddUntold(item, "", why);
            else if (item.Ref.Group == Kinds.EnvoyGatewayGroup)
                ReportSettings(findings, item);
        }

        foreach (var set in world.Of(Kinds.ListenerSet))
        {
            if (ListenerSet.FindParent(set, gateways) is { } gateway && !gateway.Sets.Any(s => s.Resource == set))
                findings.Add(set, Ids.ListenersRefused, FindingSeverity.Warning, FindingEffect.Ignored, "spec.parentRef", $"Gateway {gateway.Resource.FullName} does not take ListenerSets of this namespace: its spec.allowedListeners says which");
        }

        foreach (var gateway in gateways)
        {
            if (gateway.IsMerged && gateway.Resource.Spec.Child("infrastructure").Has("parametersRef"))
                findings.AddUntold(gateway.Resource.Source, "spec.infrastructure.parametersRef", $"GatewayClass {gateway.Fleet.Name} merges its Gateways, and then their own parameters are not told here: those of the class are taken");
            if (gateway.EnvoyProxySource is not { } proxy)
                continue;
            if (gateway.EnvoyProxy.Has("mergeBackends"))
                findings.AddUntold(proxy.Source, "spec.mergeBackends", "shared clusters of backends are not told here: those of the rules are given as if they were not merged");
            if (gateway.EnvoyProxy.Child("telemetry").Has("healthCheckLog"))
                findings.AddUntold(proxy.Source, "spec.telemetry.healthCheckLog", "logs of health checks are not told here: the clusters are given without them");
            if (!gateway.IsMerged && gateway.EnvoyProxy.Flag("mergeGateways") == true)
                findings.AddUntold(proxy.Source, "spec.mergeGateways", "Gateways are merged by the EnvoyProxy of their GatewayClass alone, and the one of a Gateway must not say it: the clusters are given as if it did not");
        }
    }

    private static string? Why(string kind) => kind switch
    {
        "TCPRoute" or "UDPRoute" or "TLSRoute" => "the clusters of this kind of route, and policies for it, are not told here",
        "XListenerSet" => "the experimental form of a ListenerSet is not told here: routes that attach to it have no cluster, and policies for it no status",
        _ => null,
    };

    // Clusters that stand beside those of routes are worth knowing of; what is missing on one of these is worse.
    private static void ReportSettings(FindingList findings, GatewayObject item)
    {
        var spec = new ObjectFields(item.Value).Child("spec");
        switch (item.Ref.Kind)
        {
            case Kinds.BackendTrafficPolicy:
                if (spec.Child("healthCheck").Child("active").Has("healthCheckLog"))
                    findings.AddUntold(item, "spec.healthCheck.active.healthCheckLog", "logs of health checks are not told here: the clusters are given without them");
                if (spec.Child("rateLimit").Has("global"))
                    Beside("spec.rateLimit.global", "the service that counts requests");
                break;
            case Kinds.HttpRouteFilter when spec.Has("credentialInjection"):
                findings.AddUntold(item, "spec.credentialInjection", "the filter that puts credentials into requests is not told here: the clusters of rules that use it are given without it");
                break;
            case "ClientTrafficPolicy":
                foreach (var name in new[] { "enableTrailers", "preserveHeaderCase", "http10" })
                {
                    if (spec.Child("http1").Has(name))
                        findings.AddUntold(item, $"spec.http1.{name}", "this changes the HTTP options of the clusters, too, and is not told here");
                }

                break;
            case "SecurityPolicy":
                foreach (var name in new[] { "extAuth", "oidc", "jwt" })
                {
                    if (spec.Has(name))
                        Beside($"spec.{name}", "authentication");
                }

                break;
            case "EnvoyExtensionPolicy" when spec.Has("extProc"):
                Beside("spec.extProc", "external processing");
                break;
        }

        void Beside(string path, string what) => findings.AddUntold(item, path, $"the clusters of {what} are not told here", FindingSeverity.Info);
    }
}
