using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>What of an input would matter and is not translated here: nobody may take silence for an answer.</summary>
internal static class Untold
{
    private const string Experimental = "gateway.networking.x-k8s.io";

    public static void Tell(FindingList findings, GatewayInput input, World world, IReadOnlyList<Gateway> gateways)
    {
        foreach (var item in input.Objects)
        {
            if (item.Ref.Group is Kinds.GatewayApiGroup or Experimental && Why(item.Ref.Kind) is { } why)
                findings.AddUntold(item, "", why);
        }

        foreach (var set in world.Of(Kinds.ListenerSet))
        {
            if (ListenerSet.FindParent(set, gateways) is { } gateway && !gateway.Sets.Any(s => s.Resource == set))
                findings.Add(set, Ids.ListenersRefused, FindingSeverity.Warning, FindingEffect.Ignored, "spec.parentRef", $"Gateway {gateway.Resource.FullName} does not take ListenerSets of this namespace: its spec.allowedListeners says which");
        }

        foreach (var gateway in gateways)
        {
            if (gateway.EnvoyProxySource is not { } proxy)
                continue;
            if (gateway.EnvoyProxy.Has("mergeBackends"))
                findings.AddUntold(proxy.Source, "spec.mergeBackends", "shared clusters of backends are not told here: those of the rules are given as if they were not merged");
            if (gateway.EnvoyProxy.Flag("mergeGateways") == true)
                findings.AddUntold(proxy.Source, "spec.mergeGateways", "all Gateways of the class share one Envoy: the clusters are given by Gateway here, and a failure of one stops the updates of all");
        }
    }

    private static string? Why(string kind) => kind switch
    {
        "TCPRoute" or "UDPRoute" or "TLSRoute" => "the clusters of this kind of route, and policies for it, are not told here",
        "XListenerSet" => "the experimental form of a ListenerSet is not told here: routes that attach to it have no cluster, and policies for it no status",
        _ => null,
    };
}
