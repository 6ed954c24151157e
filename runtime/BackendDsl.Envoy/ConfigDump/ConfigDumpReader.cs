using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Codec.Yaml;
using BackendDsl.Envoy.Codec.Json;

namespace BackendDsl.Envoy;

/// <summary>Finds the clusters in what an admin endpoint, a control plane or a file gives.</summary>
internal sealed class ConfigDumpReader
{
    private static readonly (string Name, ConfigDumpClusterState State)[] s_sections =
    [
        ("static_clusters", ConfigDumpClusterState.Static),
        ("dynamic_active_clusters", ConfigDumpClusterState.Active),
        ("dynamic_warming_clusters", ConfigDumpClusterState.Warming),
    ];

    private readonly List<ConfigDumpCluster> _clusters = [];

    public static IReadOnlyList<ConfigDumpCluster> Read(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty) throw new EnvoyJsonException("the text is empty", "", 1, 1);
        var reader = new ConfigDumpReader();
        var documents = start[0] is '{' or '[' ? [JsonDocumentReader.Read(text)] : YamlDocumentReader.Read(text);
        foreach (var document in documents)
        {
            if (!reader.TryRead(document, "", ConfigDumpClusterState.Listed)) throw document.Fault("neither a config dump nor a list of clusters");
        }
        return reader._clusters;
    }

    private bool TryRead(DocumentNode node, string path, ConfigDumpClusterState state)
    {
        if (node.Kind == DocumentKind.Array)
        {
            for (var i = 0; i < node.Items.Count; i++)
            {
                var here = Codec.Schema.ApiPath.Index(path, i);
                if (!TryRead(node.Items[i], here, state) && path.Length == 0) throw node.Items[i].Fault("neither a part of a config dump nor a cluster", here);
            }
            return true;
        }
        if (node.Kind != DocumentKind.Object) return false;
        var type = node.TryGet("@type", out var url) ? url.Text[(url.Text.LastIndexOf('/') + 1)..] : null;
        return type switch
        {
            null or "envoy.admin.v3.ConfigDump" or "envoy.admin.v3.ClustersConfigDump" or "envoy.service.discovery.v3.DiscoveryResponse" or "envoy.config.bootstrap.v3.Bootstrap" => TryReadParts(node, path, state),
            "envoy.config.cluster.v3.Cluster" => AddCluster(node, path, state, node),
            "envoy.admin.v3.ClustersConfigDump.StaticCluster" => AddEntry(node, path, ConfigDumpClusterState.Static),
            "envoy.admin.v3.ClustersConfigDump.DynamicCluster" => AddEntry(node, path, state == ConfigDumpClusterState.Listed ? ConfigDumpClusterState.Active : state),
            "envoy.service.discovery.v3.Resource" => node.TryGetField("resource", out var resource) && TryRead(resource, path + ".resource", state),
            _ => true,   // another part of the dump: listeners, routes, secrets ...
        };
    }

    private bool TryReadParts(DocumentNode node, string path, ConfigDumpClusterState state)
    {
        var found = false;
        foreach (var (name, section) in s_sections)
        {
            if (!node.TryGetField(name, out var entries)) continue;
            found = true;
            ReadSection(entries, Codec.Schema.ApiPath.Field(path, name), section);
        }
        if (found) return true;
        if (node.TryGetField("configs", out var configs)) return TryReadList(configs, Codec.Schema.ApiPath.Field(path, "configs"), state);
        if (node.TryGetField("static_resources", out var resources) && resources.Kind == DocumentKind.Object)
        {
            return !resources.TryGetField("clusters", out var own) || TryReadList(own, Codec.Schema.ApiPath.Field(path, "static_resources.clusters"), ConfigDumpClusterState.Static);
        }
        if (node.TryGetField("resources", out var discovered)) return TryReadList(discovered, Codec.Schema.ApiPath.Field(path, "resources"), state);
        if (node.TryGetField("clusters", out var clusters) && clusters.Kind == DocumentKind.Array) return TryReadList(clusters, Codec.Schema.ApiPath.Field(path, "clusters"), state);
        if (node.TryGetField("cluster", out var cluster) && cluster.Kind == DocumentKind.Object) return AddEntry(node, path, state);
        if (node.TryGet("name", out var named) && named.Kind == DocumentKind.String) return AddCluster(node, path, state, node);
        return node.TryGet("@type", out _) || node.Members.Count == 0;   // a part without clusters; a filtered dump without anything is {}
    }

    private bool TryReadList(DocumentNode list, string path, ConfigDumpClusterState state)
    {
        if (list.Kind == DocumentKind.Null) return true;
        if (list.Kind != DocumentKind.Array) throw list.Fault("expected an array", path);
        return TryRead(list, path, state);
    }

    private void ReadSection(DocumentNode entries, string path, ConfigDumpClusterState state)
    {
        if (entries.Kind == DocumentKind.Null) return;
        if (entries.Kind != DocumentKind.Array) throw entries.Fault("expected an array", path);
        for (var i = 0; i < entries.Items.Count; i++)
        {
            var here = Codec.Schema.ApiPath.Index(path, i);
            if (entries.Items[i].Kind != DocumentKind.Object) throw entries.Items[i].Fault("expected an object", here);
            AddEntry(entries.Items[i], here, state);
        }
    }

    /// <summary>An entry of a section: the cluster and what Envoy tells about it. A cluster never accepted has an error alone.</summary>
    private bool AddEntry(DocumentNode entry, string path, ConfigDumpClusterState state)
    {
        if (entry.TryGetField("cluster", out var cluster)) return AddCluster(cluster, path + ".cluster", state, entry);
        if (entry.TryGetField("error_state", out var error) && error.TryGetField("failed_configuration", out var failed)) return AddCluster(failed, path + ".error_state.failed_configuration", ConfigDumpClusterState.Warming, entry);
        return true;
    }

    private bool AddCluster(DocumentNode node, string path, ConfigDumpClusterState state, DocumentNode entry)
    {
        if (node.Kind != DocumentKind.Object) throw node.Fault("expected a cluster", path);
        Cluster cluster;
        try
        {
            // The type of a packed cluster is a member like any other here, and passed over as one that is not known.
            cluster = EnvoyJson.Build<Cluster>(node, tolerant: true);
        }
        catch (EnvoyJsonException e)
        {
            throw new EnvoyJsonException(e.Reason, e.Path.Length == 0 ? path : path.Length == 0 ? e.Path : path + "." + e.Path, e.Line, e.Column, e);
        }
        var version = entry.TryGetField("version_info", out var text) ? text.Text : "";
        string? error = null;
        if (entry.TryGetField("error_state", out var failure) && failure.Kind == DocumentKind.Object)
        {
            error = failure.TryGetField("details", out var details) && details.Text.Length > 0 ? details.Text : "the last update was refused";
        }
        _clusters.Add(new ConfigDumpCluster(cluster, state, version, error, node.Line));
        return true;
    }
}
