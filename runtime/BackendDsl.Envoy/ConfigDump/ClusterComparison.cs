using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>Expected clusters against those of a dump.</summary>
internal sealed class ClusterComparison
{
    private readonly List<ConfigDumpDifference> _differences = [];
    private string _cluster = "";

    // The one in use counts, where another one of the name is still warming.
    private static readonly ConfigDumpClusterState[] s_order = [ConfigDumpClusterState.Active, ConfigDumpClusterState.Listed, ConfigDumpClusterState.Static, ConfigDumpClusterState.Warming];

    public static IReadOnlyList<ConfigDumpDifference> Compare(IEnumerable<Cluster> expected, IEnumerable<ConfigDumpCluster> found)
    {
        var comparison = new ClusterComparison();
        var wanted = expected.ToList();
        var names = wanted.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var best = new Dictionary<string, ConfigDumpCluster>(StringComparer.Ordinal);
        var strangers = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cluster in found)
        {
            if (!names.Contains(cluster.Name))
            {
                if (cluster.State != ConfigDumpClusterState.Static && seen.Add(cluster.Name)) strangers.Add(cluster.Name);
            }
            else if (!best.TryGetValue(cluster.Name, out var other) || Array.IndexOf(s_order, cluster.State) < Array.IndexOf(s_order, other.State))
            {
                best[cluster.Name] = cluster;
            }
        }
        foreach (var cluster in wanted) comparison.CompareCluster(cluster, best.GetValueOrDefault(cluster.Name));
        foreach (var name in strangers) comparison._differences.Add(new() { Kind = ConfigDumpDifferenceKind.UnknownCluster, ClusterName = name });
        return comparison._differences;
    }

    private void CompareCluster(Cluster expected, ConfigDumpCluster? found)
    {
        _cluster = expected.Name;
        if (found is null)
        {
            _differences.Add(new() { Kind = ConfigDumpDifferenceKind.MissingCluster, ClusterName = _cluster });
            return;
        }
        if (found.State == ConfigDumpClusterState.Warming) _differences.Add(new() { Kind = ConfigDumpDifferenceKind.Warming, ClusterName = _cluster });
        if (found.Error is { } error) _differences.Add(new() { Kind = ConfigDumpDifferenceKind.Rejected, ClusterName = _cluster, Found = error });
        Messages(EnvoyJson.Tree(expected), EnvoyJson.Tree(found.Cluster), "", secret: false);
    }

    private void Messages(ApiNode expected, ApiNode found, string path, bool secret)
    {
        foreach (var (field, value) in expected.Entries)
        {
            var here = ApiPath.Field(path, field.Name);
            var hidden = secret || Sensitive.IsSensitive(expected.Type, field);
            if (!found.TryGet(field, out var other))
            {
                // Numbers inside of a secret are dropped with it; zero is what is not printed.
                if (!hidden || !Sensitive.MayBeDropped(field)) Missing(field, value, here);
            }
            else
            {
                Fields(field, value, other, here, hidden);
            }
        }
    }

    private void Fields(ApiField field, object expected, object found, string path, bool secret)
    {
        if (expected is ApiMap map)
        {
            var others = ((ApiMap)found).Entries;
            foreach (var (key, value) in map.Entries)
            {
                var here = ApiPath.Key(path, key);
                var index = others.FindIndex(e => e.Key == key);
                if (index < 0) _differences.Add(Difference(ConfigDumpDifferenceKind.MissingSetting, here, Text(field, value), null));
                else Values(field, value, others[index].Value, here, secret);
            }
        }
        else if (field.IsRepeated)
        {
            var (items, others) = ((List<object>)expected, (List<object>)found);
            for (var i = 0; i < Math.Min(items.Count, others.Count); i++) Values(field, items[i], others[i], ApiPath.Index(path, i), secret);
            for (var i = others.Count; i < items.Count; i++) _differences.Add(Difference(ConfigDumpDifferenceKind.MissingSetting, ApiPath.Index(path, i), Text(field, items[i]), null));
            for (var i = items.Count; i < others.Count; i++) _differences.Add(Difference(ConfigDumpDifferenceKind.DifferentValue, ApiPath.Index(path, i), "nothing", Text(field, others[i])));
        }
        else
        {
            Values(field, expected, found, path, secret);
        }
    }

    private void Values(ApiField field, object expected, object found, string path, bool secret)
    {
        switch (expected, found)
        {
            case (ApiNode left, ApiNode right):
                Messages(left, right, path, secret);
                return;
            case (ApiAny left, ApiAny right):
                Packed(field, left, right, path, secret);
                return;
        }
        if (TreeEquality.AreEqual(expected, found) || Sensitive.IsRedacted(found)) return;
        _differences.Add(Difference(ConfigDumpDifferenceKind.DifferentValue, path, Text(field, expected), Text(field, found)));
    }

    private void Packed(ApiField field, ApiAny expected, ApiAny found, string path, bool secret)
    {
        if (!EnvoyAny.TypeName(expected.TypeUrl).SequenceEqual(EnvoyAny.TypeName(found.TypeUrl)))
        {
            _differences.Add(Difference(ConfigDumpDifferenceKind.DifferentValue, path + ".@type", Quote(expected.TypeUrl), Quote(found.TypeUrl)));
        }
        else if (expected.Message is { } left && found.Message is { } right)
        {
            Messages(left, right, path, secret);
        }
        else if (expected.Value is not null || found.Bytes.Length > 0)
        {
            // Bytes of a type that is not known here are compared only where the dump could keep them.
            if (!TreeEquality.AreEqual(expected, found)) _differences.Add(Difference(ConfigDumpDifferenceKind.DifferentValue, path, Text(field, expected), Text(field, found)));
        }
    }

    private void Missing(ApiField field, object value, string path)
    {
        if (value is ApiMap { Entries.Count: 0 } or List<object> { Count: 0 }) return;
        _differences.Add(Difference(ConfigDumpDifferenceKind.MissingSetting, path, TreeText.Field(field, value), null));
    }

    private ConfigDumpDifference Difference(ConfigDumpDifferenceKind kind, string path, string? expected, string? found) =>
        new() { Kind = kind, ClusterName = _cluster, Path = path, Expected = expected, Found = found };

    private static string Text(ApiField field, object value) => TreeText.Value(field, value);

    private static string Quote(string text) => "\"" + text + "\"";
}
