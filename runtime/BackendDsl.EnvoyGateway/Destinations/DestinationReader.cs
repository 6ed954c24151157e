using System.Globalization;
using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>Resolves the backend references of rules.</summary>
internal sealed class DestinationReader(World world, TlsPolicies tlsPolicies, RoutingTypes routingTypes)
{
    /// <summary>Resolves the references of a rule that have a weight.</summary>
    public List<Destination> Read(Rule rule, Listener listener)
    {
        var references = rule.Fields.Items("backendRefs");
        var destinations = new List<Destination>(references.Count);
        var routing = routingTypes.Find(rule, listener);
        var index = -1;
        foreach (var reference in references)
        {
            index++;
            var weight = reference.Whole("weight") ?? 1;
            if (weight == 0)
                continue;
            var destination = new Destination
            {
                Index = index,
                Weight = (uint)weight,
                Protocol = rule.Route.IsGrpc ? Protocol.Grpc : Protocol.Http,
                HasFilters = reference.List("filters") is { Count: > 0 },
            };
            destinations.Add(Resolve(destination, reference, rule, listener.Gateway, routing));
        }

        return destinations;
    }

    /// <summary>Resolves the backend that a mirror filter names; its place among the backends counts for nothing.</summary>
    public Destination ReadMirror(Rule rule, Gateway gateway, ObjectFields reference) =>
        Resolve(new() { Index = -1, Weight = 1, Protocol = rule.Route.IsGrpc ? Protocol.Grpc : Protocol.Http }, reference, rule, gateway, null);

    private Destination Resolve(Destination destination, ObjectFields reference, Rule rule, Gateway gateway, string? routing)
    {
        var route = rule.Route;
        var (group, kind, name) = (reference.Text("group") ?? "", reference.Text("kind") ?? Kinds.Service, reference.Text("name") ?? "");
        var space = reference.Text("namespace") ?? route.Resource.Namespace;
        if ((group, kind) is not (("", Kinds.Service) or (Kinds.EnvoyGatewayGroup, Kinds.Backend)))
            return Invalid(destination, $"group {group} kind {kind} is not supported for a backend");
        if (!Grants.Allow(world, new(Kinds.GatewayApiGroup, route.Resource.Kind, route.Resource.Namespace), new(group, kind, space), name))
            return Invalid(destination, $"backend ref to {kind} {space}/{name} not permitted by any ReferenceGrant");
        if (world.Find(kind, space, name) is not { } found)
            return Invalid(destination, $"{kind} {space}/{name} not found");
        return kind == Kinds.Service
            ? OfService(destination, found, reference, rule, gateway, routing)
            : OfBackend(destination, found, reference, rule, gateway);
    }

    private Destination OfService(Destination destination, Resource service, ObjectFields reference, Rule rule, Gateway gateway, string? routing)
    {
        if (service.Spec.Text("type") == "ExternalName")
            return Invalid(destination, $"Service {service.FullName} is of type ExternalName");
        var number = reference.Whole("port");
        if (number is null)
            return Invalid(destination, "a valid port number corresponding to a port on the Service must be specified");
        var port = PortOf(service, number.Value);
        if (!port.IsPresent)
            return Invalid(destination, string.Create(CultureInfo.InvariantCulture, $"TCP Port {number} not found on Service {service.FullName}"));

        var section = number.Value.ToString(CultureInfo.InvariantCulture);
        var policy = tlsPolicies.Find("", Kinds.Service, service.Namespace, service.Name, port.Text("name"));
        if (policy is not null && !Accept(policy, rule.Route))
            return Invalid(destination, $"BackendTLSPolicy {policy.FullName} has no valid authorities");
        var (protocol, forced) = ServiceProtocol(port.Text("appProtocol"), destination.Protocol);
        var zoned = ZoneMinimums(service);
        var byClusterIp = world.Options.AsOfflineTranslator || (routing ?? gateway.EnvoyProxy.Text("routingType")) == "Service";
        // A Service without slices is one whose slices were not given: no manifest in a repository has them.
        var slices = byClusterIp ? [] : world.Slices(service);
        var result = destination with
        {
            Object = service,
            Section = section,
            Protocol = protocol,
            ForcesHttp1 = forced,
            ZoneMinimum = zoned.Minimum,
            ZoneForceMinimum = zoned.Force,
            Families = Families(service),
            Tls = TlsReader.Read(ObjectFields.None, null, policy, gateway),
            Addresses = byClusterIp ? default : AddressKind.Ip,
        };
        if (byClusterIp)
            return ByClusterIp(result, service, number.Value);
        return slices.Count == 0 ? result : ByEndpoints(result, service, port, slices);
    }

    private static ObjectFields PortOf(Resource service, long number)
    {
        foreach (var port in service.Spec.Items("ports"))
        {
            if (port.Whole("port") == number && (port.Text("protocol") ?? "TCP") == "TCP")
                return port;
        }

        return default;
    }

    private static Destination ByClusterIp(Destination destination, Resource service, long port) => destination with
    {
        Endpoints = [new(service.Spec.Text("clusterIP") ?? (service.Spec.Texts("clusterIPs") is [var first, ..] ? first : ""), (uint)port, null, null)],
    };

    private static Destination ByEndpoints(Destination destination, Resource service, ObjectFields port, IReadOnlyList<Resource> slices)
    {
        var endpoints = new List<DestinationEndpoint>();
        var kinds = new HashSet<AddressKind>();
        foreach (var slice in slices)
        {
            var kind = slice.Root.Text("addressType") == "FQDN" ? AddressKind.Fqdn : AddressKind.Ip;
            var number = slice.Root.Items("ports").FirstOrDefault(p => (p.Text("name") ?? "") == (port.Text("name") ?? "") && (p.Text("protocol") ?? "TCP") == "TCP").Whole("port");
            if (number is null)
                continue;
            foreach (var endpoint in slice.Root.Items("endpoints"))
            {
                var conditions = endpoint.Child("conditions");
                if (!(conditions.Flag("ready") ?? true) && !(conditions.Flag("serving") == true && conditions.Flag("terminating") == true))
                    continue;
                foreach (var address in endpoint.Texts("addresses"))
                {
                    kinds.Add(kind);
                    endpoints.Add(new(address, (uint)number.Value, null, endpoint.Text("zone")));
                }
            }
        }

        if (kinds.Count > 1)
            return Invalid(destination, $"Service {service.FullName} has endpoints of mixed address types");
        return destination with { Endpoints = endpoints, Addresses = kinds.FirstOrDefault(), HasNoEndpoints = endpoints.Count == 0 };
    }

    private Destination OfBackend(Destination destination, Resource backend, ObjectFields reference, Rule rule, Gateway gateway)
    {
        var result = destination with { Object = backend, IsDynamicResolver = backend.Spec.Text("type") == "DynamicResolver" };
        if (!result.IsDynamicResolver && (result = WithEndpoints(result, backend)).IsInvalid)
            return result;

        var section = reference.Whole("port")?.ToString(CultureInfo.InvariantCulture);
        var policy = tlsPolicies.Find(Kinds.EnvoyGatewayGroup, Kinds.Backend, backend.Namespace, backend.Name, section);
        var own = backend.Spec.Child("tls");
        if (own.IsPresent && policy is null && own.Flag("insecureSkipVerify") != true && !own.Has("wellKnownCACertificates") && own.List("caCertificateRefs") is not { Count: > 0 })
            return Invalid(destination, $"Backend {backend.FullName} has tls without authorities");
        if (own.IsPresent && CaReferences.Check(own.Items("caCertificateRefs"), backend.Namespace, world) is { } problem)
            return Invalid(destination, problem.Message);
        if (policy is not null && !Accept(policy, rule.Route))
            return Invalid(destination, $"BackendTLSPolicy {policy.FullName} has no valid authorities");

        result = result with
        {
            Priority = backend.Spec.Flag("fallback") == true ? 1u : 0,
            Tls = TlsReader.Read(own, backend, policy, gateway),
        };
        foreach (var protocol in backend.Spec.Texts("appProtocols"))
        {
            result = protocol switch
            {
                "gateway.envoyproxy.io/h2c" => result with { Protocol = result.Protocol == Protocol.Grpc ? Protocol.Grpc : Protocol.Http2 },
                "gateway.envoyproxy.io/ws" or "gateway.envoyproxy.io/wss" => result with { ForcesHttp1 = true },
                _ => result,
            };
        }

        return result;
    }

    private static Destination WithEndpoints(Destination destination, Resource backend)
    {
        var endpoints = new List<DestinationEndpoint>();
        var kinds = new HashSet<AddressKind>();
        foreach (var endpoint in backend.Spec.Items("endpoints"))
        {
            var (hostname, zone) = (endpoint.Text("hostname"), endpoint.Text("zone"));
            if (endpoint.Child("fqdn") is { IsPresent: true } named)
            {
                if (BackendAddresses.WhyNotName(named.Text("hostname") ?? "") is { } why)
                    return Invalid(destination, why);
                kinds.Add(AddressKind.Fqdn);
                endpoints.Add(new(named.Text("hostname") ?? "", (uint)(named.Whole("port") ?? 0), hostname, zone));
            }
            else if (endpoint.Child("ip") is { IsPresent: true } ip)
            {
                if (BackendAddresses.WhyNotAddress(ip.Text("address") ?? "") is { } why)
                    return Invalid(destination, why);
                kinds.Add(AddressKind.Ip);
                endpoints.Add(new(ip.Text("address") ?? "", (uint)(ip.Whole("port") ?? 0), hostname, zone));
            }
            else
            {
                return Invalid(destination, $"Backend {backend.FullName} has Unix endpoints, which routes cannot use");
            }
        }

        return destination with { Endpoints = endpoints, Addresses = kinds.FirstOrDefault(), HasNoEndpoints = endpoints.Count == 0 };
    }

    private bool Accept(Resource policy, Route route)
    {
        var validation = policy.Spec.Child("validation");
        var problem = CaReferences.Check(validation.Items("caCertificateRefs"), policy.Namespace, world);
        foreach (var parent in route.Parents)
        {
            if (problem is null)
                tlsPolicies.Accept(policy, parent.Ancestor);
            else
                tlsPolicies.Refuse(policy, parent.Ancestor, problem);
        }

        return problem is null;
    }

    private static (Protocol Protocol, bool ForcesHttp1) ServiceProtocol(string? appProtocol, Protocol otherwise) => appProtocol switch
    {
        "kubernetes.io/h2c" => (otherwise == Protocol.Grpc ? Protocol.Grpc : Protocol.Http2, false),
        "grpc" => (Protocol.Grpc, false),
        "kubernetes.io/ws" or "kubernetes.io/wss" => (otherwise, true),
        _ => (otherwise, false),
    };

    private static IpFamily? Families(Resource service)
    {
        var families = service.Spec.Texts("ipFamilies");
        return service.Spec.Text("ipFamilyPolicy") switch
        {
            "RequireDualStack" => IpFamily.Dual,
            "PreferDualStack" when families.Count == 2 => IpFamily.Dual,
            _ => families switch { ["IPv4", ..] => IpFamily.V4, ["IPv6", ..] => IpFamily.V6, _ => null },
        };
    }

    private static (ulong? Minimum, uint? Force) ZoneMinimums(Resource service)
    {
        if (service.Spec.Has("trafficDistribution"))
            return (1, 1);
        return service.Annotations.TryGetValue("service.kubernetes.io/topology-mode", out var mode) && mode is "Auto" or "auto" ? (3, 3) : (null, null);
    }

    // Nothing of it is known but its place: plain HTTP without endpoints.
    private static Destination Invalid(Destination destination, string problem) =>
        new() { Index = destination.Index, Weight = destination.Weight, IsInvalid = true, Problem = problem };
}
