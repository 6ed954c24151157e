using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// Judges objects of one kind as an API server of one version does: unknown fields and nulls dropped, defaults filled
/// in, then metadata, schema, lists and CEL rules, in that order. Immutable and safe for any number of threads; make
/// one per kind and keep it.
/// </summary>
public sealed class SchemaValidator
{
    private readonly NodePlan _plan;
    private volatile bool _expectsChanges;

    private SchemaValidator(NodePlan plan, ResourceIdentity? identity, KubernetesVersion version)
    {
        _plan = plan;
        Identity = identity;
        Version = version;
    }

    /// <summary>The kind; null for a fragment.</summary>
    public ResourceIdentity? Identity { get; }

    /// <summary>The server version.</summary>
    public KubernetesVersion Version { get; }

    /// <summary>A validator for a kind, or for a fragment of one.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="identity">The kind, for whole objects; null for a fragment, which has no metadata rules.</param>
    /// <param name="version">The server version.</param>
    public static SchemaValidator Create(SchemaNode root, ResourceIdentity? identity, KubernetesVersion version = default) =>
        new(new PlanCompiler(version).Compile(root, isResourceRoot: identity is not null), identity, version);

    /// <summary>Judges an object that is created, or updated where the settings hold the old one.</summary>
    public ValidationResult Validate(Value value, in ValidationSettings settings = default)
    {
        var run = ValidationRun.Rent(Version, settings.PathPrefix);
        var old = Stored(settings.OldObject);

        // An object is often as the server would judge it, and one walk does; what the last one was is the best guess.
        if (!_expectsChanges && !HasStatus(value, old) && run.TryValidate(_plan, value, old, Identity, settings, detects: true))
            return run.Return(null);

        List<FieldPath>? unknownFields = null;
        var normalized = Normalize(value, ref unknownFields);
        _expectsChanges = !(normalized.Kind == ValueKind.Object && value.Kind == ValueKind.Object && ReferenceEquals(normalized.Object, value.Object));
        run.TryValidate(_plan, Written(normalized, old, settings.IsStatusUpdate), old, Identity, settings, detects: false);
        return run.Return(unknownFields);
    }

    /// <summary>
    /// What the rules of an object cost, in a server's cost units: all rules and the messages of failed ones, without its limits.
    /// A server stops at 1,000,000 for one rule and at 10,000,000 for one object.
    /// </summary>
    public long MeasureRules(Value value, in ValidationSettings settings = default)
    {
        var run = ValidationRun.Rent(Version, settings.PathPrefix);
        List<FieldPath>? unknownFields = null;
        var old = Stored(settings.OldObject);
        var cost = run.MeasureRules(_plan, Written(Normalize(value, ref unknownFields), old, settings.IsStatusUpdate), old);
        run.Return(null);
        return cost;
    }

    private bool HasStatus(in Value value, in Value old) => Identity is { HasStatusSubresource: true }
        && ((value.Kind == ValueKind.Object && !value.Object["status"].IsAbsent) || (old.Kind == ValueKind.Object && !old.Object["status"].IsAbsent));

    /// <summary>The object as the server would keep it: nulls dropped, defaults filled in, unknown fields kept.</summary>
    public Value Default(Value value) => Normalizer.Default(_plan, value, Identity is not null);

    /// <summary>The object as the server would store it: unknown fields dropped, too.</summary>
    public Value Normalize(Value value, out IReadOnlyList<FieldPath> unknownFields)
    {
        List<FieldPath>? fields = null;
        var result = Normalize(value, ref fields);
        unknownFields = fields ?? (IReadOnlyList<FieldPath>)[];
        return result;
    }

    private Value Normalize(in Value value, ref List<FieldPath>? unknownFields) => Normalizer.Apply(_plan, value, Identity is not null, ref unknownFields);

    // The old object as the server reads it back.
    private Value Stored(in Value old)
    {
        if (old.Kind != ValueKind.Object)
            return old;
        List<FieldPath>? unknownFields = null;
        return Normalize(StoredNumbers.Apply(old), ref unknownFields);
    }

    // The main endpoint does not write status: nothing on create, what was there on update. The endpoint of status writes nothing else.
    private Value Written(in Value value, in Value old, bool isStatusUpdate)
    {
        if (Identity is not { HasStatusSubresource: true } || value.Kind != ValueKind.Object)
            return value;
        return isStatusUpdate && old.Kind == ValueKind.Object
            ? WithStatus(old, value.Object["status"])
            : WithStatus(value, old.Kind == ValueKind.Object ? old.Object["status"] : default);
    }

    private static Value WithStatus(in Value value, in Value status)
    {
        var source = value.Object;
        if (source["status"].IsAbsent && status.IsAbsent)
            return value;
        var copy = new FlatObject(source.Count + 1, source.IsComplete);
        for (var i = 0; i < source.Count; i++)
        {
            var member = source.ValueAt(i);
            if (!member.IsAbsent && source.NameAt(i) != "status")
                copy.Add(source.NameAt(i), member);
        }

        if (!status.IsAbsent)
            copy.Add("status", status);
        return Value.Of(copy);
    }
}
