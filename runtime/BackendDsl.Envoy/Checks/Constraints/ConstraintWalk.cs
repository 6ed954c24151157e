using BackendDsl.Envoy.Checks.Rules;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>Walks a cluster and everything packed in it: constraints, durations, releases, types of extensions.</summary>
internal sealed class ConstraintWalk(ClusterCheckContext context, List<ClusterFinding> findings)
{
    private const long MaxDurationSeconds = 315_576_000_000;

    public void Run(Cluster cluster)
    {
        try
        {
            Message(EnvoyJson.Tree(cluster), "");
        }
        catch (WireFormatException e)
        {
            Add(WalkRules.Unpack, "", e.Message);
        }
    }

    private void Message(ApiNode node, string path)
    {
        if (context.TargetVersion is { } target && ReleaseTable.Default.IsNewer(node.Type, target, out var since)) Newer(path, since, target);
        foreach (var constraint in ConstraintTable.Default.Of(node.Type)) Check(constraint, node, path);
        foreach (var (field, value) in node.Entries)
        {
            var here = ApiPath.Field(path, field.Name);
            if (context.TargetVersion is { } version && ReleaseTable.Default.IsNewer(node.Type, field, version, out since)) Newer(here, since, version);
            switch (value)
            {
                case ApiMap map:
                    foreach (var (key, item) in map.Entries) Value(node.Type, field, item, ApiPath.Key(here, key));
                    break;
                case List<object> list when field.IsRepeated:
                    for (var i = 0; i < list.Count; i++) Value(node.Type, field, list[i], ApiPath.Index(here, i));
                    break;
                default:
                    Value(node.Type, field, value, here);
                    break;
            }
        }
    }

    private void Value(ApiMessage type, ApiField field, object value, string path)
    {
        switch (value)
        {
            case ApiNode node:
                Message(node, path);
                break;
            case ApiAny any:
                Packed(type, any, path);
                break;
            case ApiTime time when field.Kind == ApiKind.Duration:
                Duration(type, field, time, path);
                break;
            case int number when field.Kind == ApiKind.Enum && context.TargetVersion is { } target && ReleaseTable.Default.IsNewer(field.Enum!, number, target, out var since):
                Newer(path, since, target);
                break;
        }
    }

    private void Packed(ApiMessage type, ApiAny any, string path)
    {
        var name = EnvoyAny.TypeName(any.TypeUrl).ToString();
        // Metadata is data for whoever reads it; no extension is created from it.
        if (type.FullName != "envoy.config.core.v3.Metadata" && context.CompiledExtensionTypes is { } compiled && name.Length > 0 && !compiled.Contains(name))
        {
            Add(WalkRules.S34, path, $"Didn't find a registered implementation for type: '{name}'");
        }
        if (any.Message is { } message) Message(message, path);
        else if (any.Value is null && any.Bytes.Length > 0 && ApiSchema.Default.TryGetMessage(name, out _)) Add(WalkRules.Unpack, path, $"Unable to unpack as {name}: the bytes are not such a message");
    }

    private void Duration(ApiMessage type, ApiField field, ApiTime time, string path)
    {
        var reason = time.Seconds < 0 || time.Nanos < 0 ? "Expected positive duration"
            : time.Nanos > 999_999_999 || time.Seconds > MaxDurationSeconds ? "Duration out-of-range"
            : null;
        if (reason is null || Violates(type, field, time)) return;
        Add(WalkRules.S35, path, $"{reason}: {time.Seconds}s {time.Nanos}ns");
    }

    // One finding is enough where a constraint of the field says the same.
    private static bool Violates(ApiMessage type, ApiField field, ApiTime time) =>
        ConstraintTable.Default.Of(type).Any(c => c.Field == field && c.Value.Exists(v => v(time) is not null));

    private void Check(Constraint constraint, ApiNode node, string path)
    {
        if (constraint.Oneof is { } oneof)
        {
            if (!node.Entries.Exists(e => e.Field.Oneof == oneof)) Violation(constraint, node, path, oneof, "is required");
            return;
        }
        var field = constraint.Field!;
        var here = ApiPath.Field(path, field.Name);
        var isSet = node.TryGet(field, out var value);
        if (field.IsMap || field.IsRepeated)
        {
            Elements(constraint, node, field, value, here);
            return;
        }
        if (!isSet)
        {
            // Members of a oneof are judged when they are chosen, messages when they are there; plain scalars have their zero value.
            if (constraint.IsRequired && field.HasPresence && field.Oneof is null) Violation(constraint, node, here, field.Name, "value is required");
            else if (!field.HasPresence && !constraint.IgnoresEmpty) Values(constraint, node, here, field.Name, Zero(field.Kind), constraint.Value);
            return;
        }
        if (constraint.IgnoresEmpty && value is string { Length: 0 }) return;
        Values(constraint, node, here, field.Name, value!, constraint.Value);
    }

    private void Elements(Constraint constraint, ApiNode node, ApiField field, object? value, string path)
    {
        var count = value switch { ApiMap map => map.Entries.Count, List<object> list => list.Count, _ => 0 };
        foreach (var ask in constraint.Count)
        {
            if (ask(count) is { } reason) Violation(constraint, node, path, field.Name, reason);
        }
        if (constraint.Each.Count == 0) return;
        if (value is ApiMap entries)
        {
            foreach (var (key, _) in entries.Entries) Values(constraint, node, ApiPath.Key(path, key), field.Name, key, constraint.Each);
        }
        else if (value is List<object> items)
        {
            for (var i = 0; i < items.Count; i++) Values(constraint, node, ApiPath.Index(path, i), field.Name, items[i], constraint.Each);
        }
    }

    private void Values(Constraint constraint, ApiNode node, string path, string field, object value, List<Func<object, string?>> asked)
    {
        foreach (var ask in asked)
        {
            if (ask(value) is { } reason) Violation(constraint, node, path, field, reason);
        }
    }

    private static object Zero(ApiKind kind) => kind switch
    {
        ApiKind.String => "",
        ApiKind.Bytes => Array.Empty<byte>(),
        ApiKind.Bool => false,
        ApiKind.UInt32 => 0u,
        ApiKind.Int64 => 0L,
        ApiKind.UInt64 => 0ul,
        ApiKind.Double => 0d,
        ApiKind.Float => 0f,
        _ => 0,
    };

    private void Violation(Constraint constraint, ApiNode node, string path, string field, string reason)
    {
        var message = node.Type.FullName[(node.Type.FullName.LastIndexOf('.') + 1)..];
        Add(constraint.Rule, path, $"Proto constraint validation failed ({message}.{field}: {reason})");
    }

    private void Newer(string path, EnvoyVersion since, EnvoyVersion target) =>
        Add(WalkRules.R13, path, since > EnvoyVersion.Newest ? $"is newer than Envoy {EnvoyVersion.Newest}; Envoy {target} ignores it" : $"needs Envoy {since}; Envoy {target} ignores it");

    private void Add(ClusterRule rule, string path, string message) =>
        findings.Add(new ClusterFinding { RuleId = rule.Id, Severity = rule.Severity, Path = path, Message = message });
}
