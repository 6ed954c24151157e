using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>A Gateway that Envoy Gateway serves.</summary>
internal sealed class Gateway
{
    public Gateway(Resource resource, Block envoyProxy)
    {
        Resource = resource;
        EnvoyProxy = envoyProxy;
        Listeners = [.. resource.Spec.Items("listeners").Select((node, i) => new Listener(this, node, i))];
    }

    public Resource Resource { get; }

    /// <summary>The spec of the EnvoyProxy of the Gateway or its class; not there where there is none.</summary>
    public Block EnvoyProxy { get; }

    public IReadOnlyList<Listener> Listeners { get; }

    /// <summary>The Gateways of a world, in the order they are processed.</summary>
    public static List<Gateway> All(World world)
    {
        var gateways = new List<Gateway>();
        foreach (var resource in world.Of(Kinds.Gateway))
        {
            var parameters = resource.Spec.Child("infrastructure").Child("parametersRef");
            var space = resource.Namespace;
            if (world.Find(Kinds.GatewayClass, "", resource.Spec.Text("gatewayClassName") ?? "") is { } found)
            {
                if (found.Spec.Text("controllerName") != Kinds.ControllerName)
                    continue;
                if (!parameters.IsPresent)
                {
                    parameters = found.Spec.Child("parametersRef");
                    space = parameters.Text("namespace") ?? space;
                }
            }
            else if (!world.MayExistUnseen(Kinds.GatewayClass))
            {
                continue;
            }

            var proxy = parameters.Text("kind") == Kinds.EnvoyProxy ? world.Find(Kinds.EnvoyProxy, space, parameters.Text("name") ?? "") : null;
            gateways.Add(new(resource, proxy?.Spec ?? Block.None));
        }

        return gateways;
    }

    public Listener? FindListener(string name) => Listeners.FirstOrDefault(l => l.Name == name);
}
