using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Diff;

/// <summary>Walks two states of a cluster side by side.</summary>
internal sealed class ClusterDiffer(string cluster, List<ClusterChange> changes)
{
    public static IReadOnlyList<ClusterChange> Compare(IEnumerable<Cluster> before, IEnumerable<Cluster> after)
    {
        var old = before.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var now = after.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var changes = new List<ClusterChange>();
        foreach (var name in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (left, right) = (old.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (left is null) changes.Add(new() { ClusterName = name, Kind = ClusterChangeKind.Added, After = Compact(right!) });
            else if (right is null) changes.Add(new() { ClusterName = name, Kind = ClusterChangeKind.Removed, Before = Compact(left) });
            else new ClusterDiffer(name, changes).Messages(EnvoyJson.Tree(left), EnvoyJson.Tree(right), "");
        }
        return changes;
    }

    private void Messages(ApiNode before, ApiNode after, string path)
    {
        var fields = before.Entries.Select(e => e.Field).Union(after.Entries.Select(e => e.Field)).OrderBy(f => f.Number);
        foreach (var field in fields)
        {
            var here = ApiPath.Field(path, field.Name);
            before.TryGet(field, out var left);
            after.TryGet(field, out var right);
            if (left is ApiMap or null && right is ApiMap or null && field.IsMap) Maps(field, left as ApiMap, right as ApiMap, here);
            else if (left is null) Add(here, null, TreeText.Field(field, right!));
            else if (right is null) Add(here, TreeText.Field(field, left), null);
            else if (field.IsRepeated) Lists(field, (List<object>)left, (List<object>)right, here);
            else Values(field, left, right, here);
        }
    }

    private void Maps(ApiField field, ApiMap? before, ApiMap? after, string path)
    {
        var old = before?.Entries.ToDictionary(StringComparer.Ordinal) ?? [];
        var now = after?.Entries.ToDictionary(StringComparer.Ordinal) ?? [];
        foreach (var key in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)) Pair(field, old.GetValueOrDefault(key), now.GetValueOrDefault(key), ApiPath.Key(path, key));
    }

    private void Lists(ApiField field, List<object> before, List<object> after, string path)
    {
        if (field.IsNumeric || field.Kind is ApiKind.String)
        {
            // A short list of names reads better as a whole.
            if (!TreeEquality.AreEqual(before, after)) Add(path, TreeText.Field(field, before), TreeText.Field(field, after));
            return;
        }
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++) Pair(field, i < before.Count ? before[i] : null, i < after.Count ? after[i] : null, ApiPath.Index(path, i));
    }

    private void Pair(ApiField field, object? before, object? after, string path)
    {
        if (before is null) Add(path, null, TreeText.Value(field, after!));
        else if (after is null) Add(path, TreeText.Value(field, before), null);
        else Values(field, before, after, path);
    }

    private void Values(ApiField field, object before, object after, string path)
    {
        if (TreeEquality.AreEqual(before, after)) return;
        if (before is ApiNode left && after is ApiNode right) Messages(left, right, path);
        else if (before is ApiAny { Message: { } inner } && after is ApiAny { Message: { } other } && inner.Type == other.Type) Messages(inner, other, path);
        else Add(path, TreeText.Value(field, before), TreeText.Value(field, after));
    }

    private void Add(string path, string? before, string? after) => changes.Add(new()
    {
        ClusterName = cluster,
        Kind = before is null ? ClusterChangeKind.Added : after is null ? ClusterChangeKind.Removed : ClusterChangeKind.Changed,
        Path = path,
        Before = before,
        After = after,
    });

    private static string Compact(Cluster cluster)
    {
        using var sink = new JsonSink(indented: false);
        new TreePrinter(sink, lenient: true).Message(EnvoyJson.Tree(cluster));
        return sink.ToString();
    }
}
