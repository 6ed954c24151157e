using System.Globalization;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Text;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>
/// What Envoy does with a message before anything reads it, three walks one after the other: values that are no longer taken, durations,
/// constraints. What is packed in it is left alone until somebody takes it out.
/// </summary>
internal sealed class MessageValidation
{
    /// <summary>Seconds that fit in nanoseconds of 64 bits.</summary>
    private const long MaxDurationSeconds = 9_223_372_035;

    private const string ApiConfigSource = "envoy.config.core.v3.ApiConfigSource";

    private static readonly ApiMessage s_apiConfigSource = ApiSchema.Default.Message(ApiConfigSource);

    private readonly Inspection _inspection;
    private readonly ApiMessage _root;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly MessageTrail _trail;
    private readonly ReleaseTable? _releases;
    private byte[]? _kept;

    private MessageValidation(Inspection inspection, ApiMessage root, ReadOnlyMemory<byte> bytes, Place at)
    {
        _inspection = inspection;
        _root = root;
        _bytes = bytes;
        _trail = new(at);
        if (inspection.Version < EnvoyVersion.Newest) _releases = ReleaseTable.Default;
    }

    /// <summary>Reports everything; false when the bytes are no such message. They are not needed afterwards.</summary>
    public static bool Run(Inspection inspection, ApiMessage type, ReadOnlyMemory<byte> bytes, Place at)
    {
        try
        {
            var node = MessageDecoder.DecodeShallow(type, bytes.Span);
            var walk = new MessageValidation(inspection, type, bytes, at);
            if (walk.IsUnexpected(node))
            {
                walk.Unexpected(node);
                walk.Durations(node);
            }
            walk.Constraints(node);
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    /// <summary>Whether the first two walks find anything: they are one here, and remember nothing of where they are.</summary>
    private bool IsUnexpected(ApiNode node)
    {
        if (LacksApiType(node) || (_releases is not null && _releases.IsNewer(node.Type, _inspection.Version, out _))) return true;
        foreach (var (field, value) in node.Entries)
        {
            if (_releases is not null && IsNewer(_releases, node.Type, field, value)) return true;
            switch (value)
            {
                case ApiTime time:
                    if (field.Kind == ApiKind.Duration && !IsInRange(time)) return true;
                    break;
                case ApiNode child:
                    if (IsUnexpected(child)) return true;
                    break;
                case List<object> items when field.Kind is ApiKind.Message or ApiKind.Duration:
                    foreach (var item in items)
                    {
                        if (item is ApiTime time ? !IsInRange(time) : IsUnexpected((ApiNode)item)) return true;
                    }
                    break;
                case ApiMap map when field.Kind == ApiKind.Message:
                    foreach (var (_, item) in map.Entries)
                    {
                        if (IsUnexpected((ApiNode)item)) return true;
                    }
                    break;
            }
        }
        return false;
    }

    private static bool LacksApiType(ApiNode node) => node.Type == s_apiConfigSource && !node.Entries.Exists(static e => e.Field.Number == 1);

    private void Unexpected(ApiNode node)
    {
        if (_releases is not null && _releases.IsNewer(node.Type, _inspection.Version, out var since)) Newer(since);
        if (LacksApiType(node)) _inspection.Report(CommonRules.DeprecatedDefault, _trail.At.Member("api_type"), DeprecatedApiType);
        foreach (var (field, value) in node.Entries)
        {
            if (_releases is not null) FindNewer(_releases, node, field, value);
            Children(node, field, value, Unexpected);
        }
    }

    private void Durations(ApiNode node)
    {
        foreach (var (field, value) in node.Entries)
        {
            if (field.Kind == ApiKind.Duration)
            {
                if (value is ApiTime single) Duration(node, field, -1, single);
                else if (value is List<object> several)
                {
                    for (var i = 0; i < several.Count; i++) Duration(node, field, i, (ApiTime)several[i]);
                }
            }
            else
            {
                Children(node, field, value, Durations);
            }
        }
    }

    private void Duration(ApiNode node, ApiField field, int index, ApiTime time)
    {
        if (IsInRange(time)) return;
        var negative = time.Seconds < 0 || time.Nanos < 0;
        var reason = negative ? "Expected positive duration: " : "Duration out-of-range according to Protobuf: ";
        if (!negative && time.Nanos <= 999_999_999 && time.Seconds <= 315_576_000_000) reason = "Duration out-of-range: ";
        var dump = (time.Seconds != 0 ? string.Create(CultureInfo.InvariantCulture, $"seconds: {time.Seconds} ") : "") + (time.Nanos != 0 ? string.Create(CultureInfo.InvariantCulture, $"nanos: {time.Nanos} ") : "");
        _trail.Enter(node.Type, field, index);
        _inspection.Report(CommonRules.DurationRange, _trail.At, "Invalid duration: " + reason + dump.TrimEnd(), () => "Invalid duration: " + reason + DebugText.Prefix + dump);
        _trail.Leave();
    }

    private static bool IsInRange(ApiTime time) => time is { Seconds: >= 0 and <= MaxDurationSeconds, Nanos: >= 0 and <= 999_999_999 };

    private void Constraints(ApiNode node)
    {
        var plan = ConstraintTable.Default.Plan(node.Type);
        if (!plan.HasSteps) return;
        var missable = 0;
        foreach (var (field, value) in node.Entries)
        {
            if (plan.Of(field) is not { Oneof: < 0 } step) continue;
            for (; missable < plan.Missable.Length && plan.Missable[missable].Field.Position <= field.Position; missable++)
            {
                if (plan.Missable[missable] != step) Unset(node, plan.Missable[missable]);
            }
            Set(node, step, value);
        }
        for (; missable < plan.Missable.Length; missable++) Unset(node, plan.Missable[missable]);
        for (var i = 0; i < plan.Oneofs.Length; i++)
        {
            var oneof = plan.Oneofs[i];
            if (Member(node, oneof) is { } entry)
            {
                if (plan.Of(entry.Field) is { } step) Set(node, step, entry.Value);
            }
            else if (oneof.Required is { } required)
            {
                Violation(required, _trail.At, _trail.Chain() + $"field: \"{oneof.Name}\", reason: is required");
            }
        }
    }

    private static ApiEntry? Member(ApiNode node, ConstraintPlan.Oneof oneof)
    {
        foreach (var entry in node.Entries)
        {
            if (entry.Field.Oneof is not null && Array.IndexOf(oneof.Members, entry.Field) >= 0) return entry;
        }
        return null;
    }

    /// <summary>Messages are judged when they are there; plain scalars have their zero value.</summary>
    private void Unset(ApiNode node, ConstraintPlan.Step step)
    {
        var constraint = step.Constraint!;
        if (step.Field.IsMap || step.Field.IsRepeated) Count(node, step, 0);
        else if (step.IsRequired) Broken(node, step, -1, null, "value is required");
        else Ask(node, step, step.Zero, constraint.Value, -1, null);
    }

    private void Set(ApiNode node, ConstraintPlan.Step step, object value)
    {
        var (field, constraint, _) = step;
        switch (value)
        {
            case ApiMap map:
                if (constraint is not null) Count(node, step, map.Entries.Count);
                foreach (var (key, item) in map.Entries)
                {
                    if (constraint is not null) Ask(node, step, key, constraint.Each, -1, key);
                    if (item is ApiNode child) Inside(node, field, -1, key, child);
                }
                break;
            case List<object> items:
                if (constraint is not null) Count(node, step, items.Count);
                for (var i = 0; i < items.Count; i++)
                {
                    if (constraint is not null) Ask(node, step, items[i], constraint.Each, i, null);
                    if (items[i] is ApiNode child) Inside(node, field, i, null, child);
                }
                break;
            default:
                if (constraint is not null && !(constraint.IgnoresEmpty && value is string { Length: 0 })) Ask(node, step, value, constraint.Value, -1, null);
                if (value is ApiNode single) Inside(node, field, -1, null, single);
                break;
        }
    }

    private void Inside(ApiNode node, ApiField field, int index, string? key, ApiNode child)
    {
        _trail.Enter(node.Type, field, index, key);
        Constraints(child);
        _trail.Leave();
    }

    private void Count(ApiNode node, ConstraintPlan.Step step, int count)
    {
        foreach (var ask in step.Constraint!.Count)
        {
            if (ask(count) is { } reason) Broken(node, step, -1, null, reason);
        }
    }

    private void Ask(ApiNode node, ConstraintPlan.Step step, object value, List<Func<object, string?>> asked, int index, string? key)
    {
        // One finding is enough for a duration that is none.
        if (value is ApiTime time && step.Field.Kind == ApiKind.Duration && !IsInRange(time)) return;
        foreach (var ask in asked)
        {
            if (ask(value) is { } reason) Broken(node, step, index, key, reason);
        }
    }

    private void Broken(ApiNode node, ConstraintPlan.Step step, int index, string? key, string reason)
    {
        _trail.Enter(node.Type, step.Field, index, key);
        Violation(step.Constraint!, _trail.At, _trail.Name() + ": " + reason);
        _trail.Leave();
    }

    private void Violation(Constraint constraint, Place at, string text)
    {
        var message = $"Proto constraint validation failed ({text})";
        var (root, bytes) = (_root, _kept ??= _bytes.ToArray());
        _inspection.Report(constraint.Rule, at, message, () => DebugText.Prefix + DebugText.Format(MessageDecoder.Decode(root, bytes)) + ": " + message);
    }

    private void Children(ApiNode node, ApiField field, object value, Action<ApiNode> visit)
    {
        switch (value)
        {
            case ApiNode child:
                Visit(node, field, -1, null, child, visit);
                break;
            case List<object> items when field.Kind == ApiKind.Message:
                for (var i = 0; i < items.Count; i++) Visit(node, field, i, null, (ApiNode)items[i], visit);
                break;
            case ApiMap map when field.Kind == ApiKind.Message:
                foreach (var (key, item) in map.Entries) Visit(node, field, -1, key, (ApiNode)item, visit);
                break;
        }
    }

    private void Visit(ApiNode node, ApiField field, int index, string? key, ApiNode child, Action<ApiNode> visit)
    {
        _trail.Enter(node.Type, field, index, key);
        visit(child);
        _trail.Leave();
    }

    private bool IsNewer(ReleaseTable releases, ApiMessage type, ApiField field, object value)
    {
        if (releases.IsNewer(type, field, _inspection.Version, out _)) return true;
        if (field.Enum is not { } numbers) return false;
        if (value is int number) return releases.IsNewer(numbers, number, _inspection.Version, out _);
        return value is List<object> several && several.Exists(v => releases.IsNewer(numbers, (int)v, _inspection.Version, out _));
    }

    private void FindNewer(ReleaseTable releases, ApiNode node, ApiField field, object value)
    {
        if (releases.IsNewer(node.Type, field, _inspection.Version, out var since)) Newer(node, field, -1, since);
        if (field.Kind != ApiKind.Enum) return;
        if (value is int number)
        {
            if (releases.IsNewer(field.Enum!, number, _inspection.Version, out since)) Newer(node, field, -1, since);
        }
        else if (value is List<object> numbers)
        {
            for (var i = 0; i < numbers.Count; i++)
            {
                if (releases.IsNewer(field.Enum!, (int)numbers[i], _inspection.Version, out since)) Newer(node, field, i, since);
            }
        }
    }

    private void Newer(ApiNode node, ApiField field, int index, EnvoyVersion since)
    {
        _trail.Enter(node.Type, field, index);
        Newer(since);
        _trail.Leave();
    }

    private void Newer(EnvoyVersion since) => _inspection.Report(CommonRules.Newer, _trail.At, $"needs Envoy {since}; Envoy {_inspection.Version} ignores it");

    private const string DeprecatedApiType =
        "type envoy.config.core.v3.ApiConfigSource Using the default now-deprecated value DEPRECATED_AND_UNAVAILABLE_DO_NOT_USE for enum 'envoy.config.core.v3.ApiConfigSource.api_type' from file config_source.proto. "
        + "This enum value will be removed from Envoy soon so a non-default value must now be explicitly set. Please see https://www.envoyproxy.io/docs/envoy/latest/version_history/version_history for details. "
        + "If continued use of this field is absolutely necessary, see https://www.envoyproxy.io/docs/envoy/latest/configuration/operations/runtime#using-runtime-overrides-for-deprecated-features for how to apply a temporary and highly discouraged override.";
}
