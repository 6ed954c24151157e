using BackendDsl.Envoy.Codec;
using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Yaml;
using BackendDsl.Envoy.Config.Cluster.V3;

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
    private readonly ReadingMode _mode;
    private bool _inDump;

    // What is told of the text as a whole, with its first cluster.
    private Finding? _further;

    private ConfigDumpReader(ReadingMode mode) => _mode = mode;

    private bool IsTolerant => _mode == ReadingMode.Tolerant;

    /// <summary>Reads a text of any kind.</summary>
    public static IReadOnlyList<ConfigDumpCluster> Read(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.IsEmpty) throw new EnvoyJsonException("the text is empty", "", 1, 1);
        ClusterSource.CheckPrinted(System.Text.Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, 400)]));
        return start[0] is '{' or '[' ? ReadJson(System.Text.Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), ReadingMode.Tolerant) : ReadYaml(text, ReadingMode.Tolerant);
    }

    /// <summary>Reads JSON: one value, or several after each other.</summary>
    public static IReadOnlyList<ConfigDumpCluster> ReadJson(ReadOnlySpan<byte> utf8, ReadingMode mode)
    {
        var reader = new ConfigDumpReader(mode);
        foreach (var document in JsonDocumentReader.ReadAll(utf8)) reader.ReadRoot(document);
        return reader._clusters;
    }

    /// <summary>Reads YAML. Envoy reads the first document alone; of a list of dumps all are read.</summary>
    public static IReadOnlyList<ConfigDumpCluster> ReadYaml(string text, ReadingMode mode)
    {
        var reader = new ConfigDumpReader(mode);
        if (mode == ReadingMode.Tolerant)
        {
            var documents = YamlDocumentReader.Read(text);
            if (documents.Count == 0) throw new EnvoyJsonException("the text is empty", "", 1, 1);
            foreach (var document in documents) reader.ReadRoot(document);
        }
        else
        {
            var first = YamlDocumentReader.Read(text, keepEmpty: true);
            if (first.Count == 0 || first[0].Kind == DocumentKind.Null) throw new EnvoyJsonException("the first document is empty, and Envoy reads no other", "", 1, 1);
            if (first.Count > 1) reader._further = EnvoyJson.FurtherDocuments(first.Count - 1);
            reader.ReadRoot(first[0]);
        }
        return reader._clusters;
    }

    /// <summary>Reads a part of a larger text.</summary>
    public static IReadOnlyList<ConfigDumpCluster> ReadPart(ReadOnlySpan<byte> utf8, int line, ConfigDumpClusterState state, ReadingMode mode)
    {
        var node = JsonDocumentReader.Read(utf8, line);
        var isEntry = node.TryGetField("cluster", out _) || node.TryGetField("error_state", out _);
        var reader = new ConfigDumpReader(mode) { _inDump = isEntry || state is ConfigDumpClusterState.Active or ConfigDumpClusterState.Warming };
        if (node.TryGet("@type", out _) || state == ConfigDumpClusterState.Listed) reader.ReadRoot(node, state);
        else if (isEntry) reader.AddEntry(node, "", state);
        else reader.AddCluster(node, "", state, node);
        return reader._clusters;
    }

    private void ReadRoot(DocumentNode document, ConfigDumpClusterState state = ConfigDumpClusterState.Listed)
    {
        if (!IsTolerant && document is { Kind: DocumentKind.Array, Items: [] }) throw document.Fault("an empty list: there is no cluster in it");
        if (!TryRead(document, "", state) && !TryReadWrapped(document, "", 0)) throw document.Fault("neither a config dump nor a list of clusters");
    }

    /// <summary>Dumps of several proxies, by namespace and by pod.</summary>
    private bool TryReadWrapped(DocumentNode node, string path, int depth)
    {
        if (node.Kind != DocumentKind.Object || depth > EnvoyLimits.Wrappers) return false;
        var found = false;
        foreach (var member in node.Members)
        {
            var here = ApiPath.Key(path, member.Name);
            if (member.Value.Kind == DocumentKind.Object || member.Value is { Kind: DocumentKind.Array, Items: [{ Kind: DocumentKind.Object }, ..] }) found |= TryRead(member.Value, here, ConfigDumpClusterState.Listed) || TryReadWrapped(member.Value, here, depth + 1);
        }
        return found;
    }

    private bool TryRead(DocumentNode node, string path, ConfigDumpClusterState state)
    {
        if (node.Kind == DocumentKind.Array)
        {
            for (var i = 0; i < node.Items.Count; i++)
            {
                var here = ApiPath.Index(path, i);
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
            _inDump = true;
            ReadSection(entries, ApiPath.Field(path, name), section);
        }
        if (found) return true;
        if (node.TryGetField("configs", out var configs)) return TryReadList(configs, ApiPath.Field(path, "configs"), state);
        if (node.TryGetField("static_resources", out var resources) && resources.Kind == DocumentKind.Object)
        {
            if (!IsTolerant && path.Length == 0) CheckBootstrap(node, resources);
            return !resources.TryGetField("clusters", out var own) || TryReadList(own, ApiPath.Field(path, "static_resources.clusters"), ConfigDumpClusterState.Static);
        }
        if (node.TryGetField("resources", out var discovered)) return TryReadList(discovered, ApiPath.Field(path, "resources"), state);
        if (node.TryGetField("clusters", out var clusters) && clusters.Kind == DocumentKind.Array) return TryReadList(clusters, ApiPath.Field(path, "clusters"), state);
        if (node.TryGetField("cluster", out var cluster) && cluster.Kind == DocumentKind.Object) return AddEntry(node, path, state);
        if (node.TryGet("name", out var named) && (named.Kind == DocumentKind.String || path.Length == 0)) return AddCluster(node, path, state, node);
        return node.TryGet("@type", out _) || node.Members.Count == 0;   // a part without clusters; a filtered dump without anything is {}
    }

    private static void CheckBootstrap(DocumentNode bootstrap, DocumentNode resources)
    {
        foreach (var member in bootstrap.Members)
        {
            if (member.Name != "@type" && !BootstrapFields.IsKnown(member.Name)) throw member.Value.Fault($"Bootstrap has no field {member.Name}");
        }
        foreach (var member in resources.Members)
        {
            if (!BootstrapFields.IsResource(member.Name)) throw member.Value.Fault($"StaticResources has no field {member.Name}", "static_resources");
        }
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
            var here = ApiPath.Index(path, i);
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
        if (node.TryGet("@type", out _)) node = new DocumentNode { Kind = node.Kind, Members = [.. node.Members.Where(m => m.Name != "@type")], Line = node.Line, Column = node.Column };
        var findings = IsTolerant ? null : new List<Finding>();
        if (_further is not null) findings?.Add(_further);
        _further = null;
        Cluster cluster;
        EnvoyJsonException? fault = null;
        try
        {
            cluster = EnvoyJson.Build<Cluster>(node, IsTolerant || _inDump, findings);
        }
        catch (EnvoyJsonException e) when (_mode == ReadingMode.KeepFaults)
        {
            fault = e;
            cluster = new() { Name = node.TryGet("name", out var name) && name.Kind == DocumentKind.String ? name.Text : "" };
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
        _clusters.Add(new ConfigDumpCluster(cluster, state, version, error, node.Line) { Fault = fault, Findings = findings ?? [] });
        return true;
    }
}
