using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>A cluster in the making: what it is for, what rules it, and the message so far.</summary>
internal sealed class ClusterDraft
{
    public ClusterDraft(string name, Rule rule, Listener listener, string host, IReadOnlyList<Destination> destinations, TrafficPolicy? traffic, OriginRecorder? origins)
    {
        Cluster = new() { Name = name };
        Rule = rule;
        Listener = listener;
        Host = host;
        Destinations = destinations;
        Traffic = traffic;
        Spec = traffic?.Spec ?? ObjectFields.None;
        Origins = origins;
        IsDynamic = destinations[0].IsDynamicResolver;
        IsDns = !IsDynamic && destinations[0].Addresses == AddressKind.Fqdn;
        AllTls = true;
        foreach (var destination in destinations)
        {
            AllTls &= destination.Tls is not null;
            ForcesHttp1 |= destination.ForcesHttp1;
            IsHttp2 |= destination.Protocol is Protocol.Http2 or Protocol.Grpc;
        }
    }

    public Cluster Cluster { get; }

    public Rule Rule { get; }

    /// <summary>The first host name of the route on the listener, for active health checks.</summary>
    public string Host { get; }

    /// <summary>The backends of the cluster, at least one.</summary>
    public IReadOnlyList<Destination> Destinations { get; }

    public Listener Listener { get; }

    public Gateway Gateway => Listener.Gateway;

    public TrafficPolicy? Traffic { get; }

    /// <summary>The spec of the policy that rules it; not there where none does.</summary>
    public ObjectFields Spec { get; }

    /// <summary>Where fields come from; null where nobody asks.</summary>
    public OriginRecorder? Origins { get; }

    public bool IsDynamic { get; }

    public bool IsDns { get; }

    /// <summary>True where TLS is spoken to every backend.</summary>
    public bool AllTls { get; }

    /// <summary>True where a backend must be spoken to in HTTP/1.1.</summary>
    public bool ForcesHttp1 { get; }

    /// <summary>True where a backend speaks HTTP/2.</summary>
    public bool IsHttp2 { get; }

    /// <summary>True where the name sent in TLS is that of the request; known once the HTTP options are made.</summary>
    public bool SendsRequestName { get; set; }

    /// <summary>True for the copy of a request: nothing of the route's policies or metadata is on it.</summary>
    public bool IsMirror { get; init; }

    /// <summary>True where the HTTP/2 settings of the policy are written; known once the HTTP options are made.</summary>
    public bool WritesHttp2 { get; set; }

    /// <summary>True where a setting breaks the HTTP options, so that all of them are lost; known once they are made.</summary>
    public bool LosesHttpOptions { get; set; }

    /// <summary>Says that a field of the cluster comes from a field of the policy.</summary>
    public void From(string clusterField, string specField) => Origins?.Add(new(clusterField, null, specField));

    /// <summary>The same for fields below others; the paths are put together only where somebody asks.</summary>
    public void From(string clusterParent, string clusterField, string specParent, string specField)
    {
        if (Origins is not null)
            From(clusterParent + clusterField, specParent + specField);
    }

    /// <summary>Says that a field of the cluster comes from a field of another object.</summary>
    public void From(string clusterField, Resource source, string specField) => Origins?.Add(new(clusterField, source, specField));

    /// <summary>Says that a field of the cluster is the controller's own default.</summary>
    public void Default(string clusterField) => Origins?.Add(new(clusterField, null, null));
}
