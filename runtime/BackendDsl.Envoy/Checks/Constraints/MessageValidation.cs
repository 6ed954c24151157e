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

    private const string Caused = ": embedded message failed validation | caused by ";
    private const string ApiConfigSource = "envoy.config.core.v3.ApiConfigSource";

    private readonly Inspection _inspection;
    private readonly ApiMessage _root;
    private readonly byte[] _bytes;
    private readonly bool _olderTarget;

    private MessageValidation(Inspection inspection, ApiMessage root, byte[] bytes)
    {
        _inspection = inspection;
        _root = root;
        _bytes = bytes;
        _olderTarget = inspection.Version < EnvoyVersion.Newest;
    }

    /// <summary>Reports everything; false when the bytes are no such message.</summary>
    public static bool Run(Inspection inspection, ApiMessage type, byte[] bytes, Place at)
    {
        try
        {
            var node = MessageDecoder.DecodeShallow(type, bytes);
            var walk = new MessageValidation(inspection, type, bytes);
            walk.Unexpected(node, at);
            walk.Durations(node, at);
            walk.Constraints(node, at, "");
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    private void Unexpected(ApiNode node, Place at)
    {
        if (_olderTarget && ReleaseTable.Default.IsNewer(node.Type, _inspection.Version, out var since)) Newer(at, since);
        if (node.Type.FullName == ApiConfigSource && !node.Entries.Exists(e => e.Field.Number == 1)) _inspection.Report(CommonRules.DeprecatedDefault, at.Member("api_type"), DeprecatedApiType);
        foreach (var (field, value) in Declared(node))
        {
            if (_olderTarget) FindNewer(node, field, value, at);
            Children(field, value, at, Unexpected);
        }
    }

    private void Durations(ApiNode node, Place at)
    {
        foreach (var (field, value) in Declared(node))
        {
            if (field.Kind == ApiKind.Duration)
            {
                if (value is ApiTime single) Duration(single, at.Member(field.Name));
                else if (value is List<object> several)
                {
                    for (var i = 0; i < several.Count; i++) Duration((ApiTime)several[i], at.Member(field.Name, i));
                }
            }
            else
            {
                Children(field, value, at, Durations);
            }
        }
    }

    private void Duration(ApiTime time, Place at)
    {
        var negative = time.Seconds < 0 || time.Nanos < 0;
        if (IsInRange(time)) return;
        var reason = negative ? "Expected positive duration: " : "Duration out-of-range according to Protobuf: ";
        if (!negative && time.Nanos <= 999_999_999 && time.Seconds <= 315_576_000_000) reason = "Duration out-of-range: ";
        var dump = (time.Seconds != 0 ? string.Create(CultureInfo.InvariantCulture, $"seconds: {time.Seconds} ") : "") + (time.Nanos != 0 ? string.Create(CultureInfo.InvariantCulture, $"nanos: {time.Nanos} ") : "");
        _inspection.Report(CommonRules.DurationRange, at, "Invalid duration: " + reason + dump.TrimEnd(), () => "Invalid duration: " + reason + DebugText.Prefix + dump);
    }

    private static bool IsInRange(ApiTime time) => time is { Seconds: >= 0 and <= MaxDurationSeconds, Nanos: >= 0 and <= 999_999_999 };

    private void Constraints(ApiNode node, Place at, string chain)
    {
        var plan = ConstraintTable.Default.Plan(node.Type);
        foreach (var step in plan.Fields)
        {
            var isSet = node.TryGet(step.Field, out var value);
            if (step.Constraint is not null || isSet) Field(plan, step, isSet ? value : null, at, chain);
        }
        foreach (var oneof in plan.Oneofs)
        {
            var found = false;
            foreach (var entry in node.Entries)
            {
                if (entry.Field.Oneof != oneof.Name) continue;
                found = true;
                Field(plan, oneof.Members.First(m => m.Field == entry.Field), entry.Value, at, chain);
                break;
            }
            if (!found && oneof.Required is { } required) Violation(required, at, chain + $"field: \"{oneof.Name}\", reason: is required");
        }
    }

    private void Field(ConstraintPlan plan, ConstraintPlan.Step step, object? value, Place at, string chain)
    {
        var (field, constraint) = step;
        if (value is ApiMap or List<object> || field.IsMap || field.IsRepeated)
        {
            Elements(plan, step, value, at, chain);
            return;
        }
        if (constraint is not null)
        {
            if (value is null)
            {
                // Messages are judged when they are there; plain scalars have their zero value.
                if (constraint.IsRequired && field.HasPresence) Broken(plan, step, null, at.Member(field.Name), chain, "value is required");
                else if (!field.HasPresence && !constraint.IgnoresEmpty) Ask(plan, step, Zero(field.Kind), constraint.Value, null, at.Member(field.Name), chain);
                return;
            }
            if (!(constraint.IgnoresEmpty && value is string { Length: 0 })) Ask(plan, step, value, constraint.Value, null, at.Member(field.Name), chain);
        }
        if (value is ApiNode child) Constraints(child, at.Member(field.Name), Link(plan, step, null, chain));
    }

    private void Elements(ConstraintPlan plan, ConstraintPlan.Step step, object? value, Place at, string chain)
    {
        var (field, constraint) = step;
        if (constraint is { Count.Count: > 0 })
        {
            var count = value switch { ApiMap map => map.Entries.Count, List<object> list => list.Count, _ => 0 };
            foreach (var ask in constraint.Count)
            {
                if (ask(count) is { } reason) Broken(plan, step, null, at.Member(field.Name), chain, reason);
            }
        }
        if (value is ApiMap entries)
        {
            foreach (var (key, item) in entries.Entries)
            {
                if (constraint is not null) Ask(plan, step, key, constraint.Each, key, at.Member(field.Name).Key(key), chain);
                if (item is ApiNode child) Constraints(child, at.Member(field.Name).Key(key), Link(plan, step, key, chain));
            }
        }
        else if (value is List<object> items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (constraint is { Each.Count: > 0 }) Ask(plan, step, items[i], constraint.Each, i, at.Member(field.Name, i), chain);
                if (items[i] is ApiNode child) Constraints(child, at.Member(field.Name, i), Link(plan, step, i, chain));
            }
        }
    }

    private void Ask(ConstraintPlan plan, ConstraintPlan.Step step, object value, List<Func<object, string?>> asked, object? index, Place at, string chain)
    {
        // One finding is enough for a duration that is none.
        if (value is ApiTime time && step.Field.Kind == ApiKind.Duration && !IsInRange(time)) return;
        foreach (var ask in asked)
        {
            if (ask(value) is { } reason) Broken(plan, step, index, at, chain, reason);
        }
    }

    private static string Link(ConstraintPlan plan, ConstraintPlan.Step step, object? index, string chain) => chain + Name(plan, step, index) + Caused;

    private static string Name(ConstraintPlan plan, ConstraintPlan.Step step, object? index) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan.ShortName}ValidationError.{step.Title}{(index is null ? "" : $"[{index}]")}");

    private void Broken(ConstraintPlan plan, ConstraintPlan.Step step, object? index, Place at, string chain, string reason) =>
        Violation(step.Constraint!, at, chain + Name(plan, step, index) + ": " + reason);

    private void Violation(Constraint constraint, Place at, string text)
    {
        var message = $"Proto constraint validation failed ({text})";
        _inspection.Report(constraint.Rule, at, message, () => DebugText.Prefix + DebugText.Format(MessageDecoder.Decode(_root, _bytes)) + ": " + message);
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

    private static void Children(ApiField field, object value, Place at, Action<ApiNode, Place> visit)
    {
        switch (value)
        {
            case ApiNode child:
                visit(child, at.Member(field.Name));
                break;
            case List<object> items when field.Kind == ApiKind.Message:
                for (var i = 0; i < items.Count; i++) visit((ApiNode)items[i], at.Member(field.Name, i));
                break;
            case ApiMap map when field.Kind == ApiKind.Message:
                foreach (var (key, item) in map.Entries) visit((ApiNode)item, at.Member(field.Name).Key(key));
                break;
        }
    }

    /// <summary>The set fields in the order of their declaration; it is that of the numbers for most messages.</summary>
    private static List<ApiEntry> Declared(ApiNode node)
    {
        var entries = node.Entries;
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Field.Position < entries[i - 1].Field.Position) return [.. entries.OrderBy(e => e.Field.Position)];
        }
        return entries;
    }

    private void FindNewer(ApiNode node, ApiField field, object value, Place at)
    {
        if (ReleaseTable.Default.IsNewer(node.Type, field, _inspection.Version, out var since)) Newer(at.Member(field.Name), since);
        if (field.Kind != ApiKind.Enum) return;
        if (value is int number)
        {
            if (ReleaseTable.Default.IsNewer(field.Enum!, number, _inspection.Version, out since)) Newer(at.Member(field.Name), since);
        }
        else if (value is List<object> numbers)
        {
            for (var i = 0; i < numbers.Count; i++)
            {
                if (ReleaseTable.Default.IsNewer(field.Enum!, (int)numbers[i], _inspection.Version, out since)) Newer(at.Member(field.Name, i), since);
            }
        }
    }

    private void Newer(Place at, EnvoyVersion since) => _inspection.Report(CommonRules.Newer, at, $"needs Envoy {since}; Envoy {_inspection.Version} ignores it");

    private const string DeprecatedApiType =
        "type envoy.config.core.v3.ApiConfigSource Using the default now-deprecated value DEPRECATED_AND_UNAVAILABLE_DO_NOT_USE for enum 'envoy.config.core.v3.ApiConfigSource.api_type' from file config_source.proto. "
        + "This enum value will be removed from Envoy soon so a non-default value must now be explicitly set. Please see https://www.envoyproxy.io/docs/envoy/latest/version_history/version_history for details. "
        + "If continued use of this field is absolutely necessary, see https://www.envoyproxy.io/docs/envoy/latest/configuration/operations/runtime#using-runtime-overrides-for-deprecated-features for how to apply a temporary and highly discouraged override.";
}
