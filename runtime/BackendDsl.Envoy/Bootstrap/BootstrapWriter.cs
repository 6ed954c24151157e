using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Wire;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Bootstrap;

/// <summary>Writes a bootstrap. Listeners and routes are no messages of this library, so they are written as they are.</summary>
internal sealed class BootstrapWriter(ITreeSink sink, EnvoyBootstrapOptions options)
{
    private const string ConnectionManager = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager";
    private const string Router = "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router";
    private const string Loopback = "127.0.0.1";

    private readonly TreePrinter _printer = new(sink, lenient: false);

    public void Write(List<Cluster> clusters)
    {
        Check(clusters);
        foreach (var cluster in clusters) MakeStatic(cluster);
        var secrets = Secrets(clusters);
        Evaluate(clusters, secrets);
        Object(() =>
        {
            Member("node", () =>
            {
                Text("id", options.NodeName);
                Text("cluster", options.NodeName);
            });
            Member("admin", () => Address(options.AdminPort));
            Member("static_resources", () =>
            {
                List("listeners", clusters, (cluster, index) => Listener(cluster, options.FirstListenerPort + index));
                List("clusters", clusters, (cluster, _) => _printer.Message(EnvoyJson.Tree(cluster)));
                if (secrets.Count > 0) List("secrets", secrets, (secret, _) => _printer.Message(EnvoyJson.Tree(secret)));
            });
        });
    }

    /// <summary>Envoy does not start with a single cluster that it refuses, so that is told before anything is written.</summary>
    private void Evaluate(List<Cluster> clusters, List<Secret> secrets)
    {
        var target = new EnvoyTarget
        {
            Version = options.Version,
            Environment = options.Environment with { StaticSecrets = secrets, StaticClusters = clusters.Select(c => c.Name).ToHashSet(StringComparer.Ordinal), HasAds = false, HasLoadStatsConfig = false, LocalClusterName = "" },
        };
        foreach (var judged in ClusterChecks.EvaluateAll(clusters, target))
        {
            if (judged.Findings.FirstOrDefault(f => f.Id == CommonRules.Newer.Id) is { } newer)
                throw new ArgumentException($"Envoy {options.Version} refuses the cluster {judged.Name} in a bootstrap, and so does not start: {newer.Path}: {newer.Message} over xDS ({newer.Id})", nameof(clusters));
            if (judged.Outcome is not (ClusterOutcome.Refused or ClusterOutcome.Crash)) continue;
            var what = judged.Outcome == ClusterOutcome.Crash ? "dies of" : "refuses";
            throw new ArgumentException($"Envoy {what} the cluster {judged.Name}, and so does not start: {judged.Decisive!.Path}: {judged.Decisive.Message} ({judged.Decisive.Id})", nameof(clusters));
        }
    }

    private void Check(List<Cluster> clusters)
    {
        for (var i = 1; i < clusters.Count; i++)
        {
            if (clusters[i].Name == clusters[i - 1].Name) throw new ArgumentException($"two clusters are named {clusters[i].Name}", nameof(clusters));
        }
        if (options.FirstListenerPort < 1 || options.FirstListenerPort + clusters.Count - 1 > 65535) throw new ArgumentException($"the ports from {options.FirstListenerPort} do not suffice for {clusters.Count} clusters", nameof(clusters));
        if (options.AdminPort >= options.FirstListenerPort && options.AdminPort < options.FirstListenerPort + clusters.Count) throw new ArgumentException($"the admin port {options.AdminPort} is the port of a listener", nameof(clusters));
    }

    // An aggregated stream needs a control plane; without one Envoy refuses such a cluster.
    private void MakeStatic(Cluster cluster)
    {
        if (cluster.ClusterDiscoveryTypeCase == Cluster.ClusterDiscoveryTypeOneofCase.ClusterType || cluster.Type != Cluster.Types.DiscoveryType.Eds) return;
        cluster.Type = Cluster.Types.DiscoveryType.Static;
        cluster.EdsClusterConfig = null;
        var hosts = options.Endpoints?.Invoke(cluster)?.Clone() ?? new ClusterLoadAssignment();
        hosts.ClusterName = cluster.Name;
        cluster.LoadAssignment = hosts;
    }

    private List<Secret> Secrets(List<Cluster> clusters)
    {
        var known = options.Secrets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        known.TryAdd(EnvoyExtensionNames.SystemCaSecret, new Secret
        {
            Name = EnvoyExtensionNames.SystemCaSecret,
            ValidationContext = new CertificateValidationContext { TrustedCa = new Config.Core.V3.DataSource { Filename = options.SystemCaFile } },
        });
        var named = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var cluster in clusters) StaticSecrets.Find(EnvoyJson.Tree(cluster), named);
        var missing = named.Where(n => !known.ContainsKey(n)).ToList();
        if (missing.Count > 0) throw new ArgumentException($"the clusters name static secrets that are not given: {string.Join(", ", missing)}", nameof(clusters));
        return [.. known.Values.Where(s => named.Contains(s.Name) || options.Secrets.Contains(s)).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    private void Listener(Cluster cluster, int port) => Object(() =>
    {
        Text("name", cluster.Name);
        Address(port);
        List("filter_chains", [0], (_, _) => Object(() => List("filters", [0], (_, _) => Object(() =>
        {
            Text("name", "envoy.filters.network.http_connection_manager");
            Member("typed_config", () =>
            {
                Text("@type", ConnectionManager);
                Text("stat_prefix", "listener");
                Member("route_config", () =>
                {
                    Text("name", "all");
                    List("virtual_hosts", [0], (_, _) => Object(() => VirtualHost(cluster)));
                });
                List("http_filters", [0], (_, _) => Object(() =>
                {
                    Text("name", "envoy.filters.http.router");
                    Member("typed_config", () => Text("@type", Router));
                }));
            });
        }))));
    });

    private void VirtualHost(Cluster cluster)
    {
        Text("name", "all");
        sink.Name("domains");
        sink.BeginArray(false);
        sink.String("*");
        sink.EndArray();
        List("routes", [0], (_, _) => Object(() =>
        {
            Member("match", () => Text("prefix", "/"));
            Member("route", () => Text("cluster", cluster.Name));
        }));
    }

    private void Address(int port) => Member("address", () => Member("socket_address", () =>
    {
        Text("address", Loopback);
        sink.Name("port_value");
        sink.Integer(port);
    }));

    private void Member(string name, Action members)
    {
        sink.Name(name);
        Object(members);
    }

    private void Object(Action members)
    {
        sink.BeginObject(false);
        members();
        sink.EndObject();
    }

    private void Text(string name, string value)
    {
        sink.Name(name);
        sink.String(value);
    }

    private void List<T>(string name, List<T> items, Action<T, int> item)
    {
        sink.Name(name);
        sink.BeginArray(items.Count == 0);
        for (var i = 0; i < items.Count; i++) item(items[i], i);
        sink.EndArray();
    }
}
