using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>A Gateway that Envoy Gateway serves.</summary>
internal sealed class Gateway : ListenerHolder
{
    private readonly List<ListenerSet> _sets = [];

    private Gateway(Resource resource, Resource? envoyProxy, ObjectRef? mergedInto)
        : base(resource)
    {
        Fleet = mergedInto ?? resource.Ref;
        EnvoyProxySource = envoyProxy;
        EnvoyProxy = envoyProxy?.Spec ?? ObjectFields.None;
    }

    /// <inheritdoc/>
    public override Gateway Owner => this;

    /// <summary>What has the Envoys: the Gateway, or its GatewayClass where that merges its Gateways.</summary>
    public ObjectRef Fleet { get; }

    /// <summary>True where it shares its Envoys with the other Gateways of its class.</summary>
    public bool IsMerged => Fleet.Kind == Kinds.GatewayClass;

    /// <summary>The EnvoyProxy of the Gateway or its class; null where there is none.</summary>
    public Resource? EnvoyProxySource { get; }

    /// <summary>The spec of the EnvoyProxy of the Gateway or its class; not there where there is none.</summary>
    public ObjectFields EnvoyProxy { get; }

    /// <summary>The ListenerSets it takes, the oldest first.</summary>
    public IReadOnlyList<ListenerSet> Sets => _sets;

    /// <summary>The set of that name; null where it takes none.</summary>
    public ListenerSet? FindSet(string space, string? name) => _sets.Find(s => s.Resource.Name == name && s.Resource.Namespace == space);

    /// <summary>Its own listeners, then those of its sets.</summary>
    public IEnumerable<Listener> AllListeners => Listeners.Concat(_sets.SelectMany(s => s.Listeners));

    /// <summary>The Gateways of a world, in the order they are processed.</summary>
    public static List<Gateway> All(World world)
    {
        var gateways = new List<Gateway>();
        foreach (var resource in world.Of(Kinds.Gateway))
        {
            Resource? ofClass = null;
            ObjectRef? mergedInto = null;
            if (world.Find(Kinds.GatewayClass, "", resource.Spec.Text("gatewayClassName") ?? "") is { } found)
            {
                if (found.Spec.Text("controllerName") != Kinds.ControllerName)
                    continue;
                var parameters = found.Spec.Child("parametersRef");
                ofClass = Proxy(parameters, parameters.Text("namespace") ?? resource.Namespace, world);
                if (ofClass?.Spec.Flag("mergeGateways") == true)
                    mergedInto = found.Ref;
            }
            else if (!world.MayExistUnseen(Kinds.GatewayClass))
            {
                continue;
            }

            // Envoys that are shared are set up by the class alone.
            var own = resource.Spec.Child("infrastructure").Child("parametersRef");
            gateways.Add(new(resource, own.IsPresent && mergedInto is null ? Proxy(own, resource.Namespace, world) : ofClass, mergedInto));
        }

        foreach (var set in world.Of(Kinds.ListenerSet))
        {
            if (ListenerSet.FindParent(set, gateways) is { } gateway && ListenerSet.IsAllowed(set, gateway, world))
                gateway._sets.Add(new(set, gateway));
        }

        return gateways;
    }

    private static Resource? Proxy(ObjectFields parameters, string space, World world) =>
        parameters.Text("kind") == Kinds.EnvoyProxy ? world.Find(Kinds.EnvoyProxy, space, parameters.Text("name") ?? "") : null;
}
