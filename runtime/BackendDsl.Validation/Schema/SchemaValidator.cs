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

        // An object is often as the server would judge it, and one walk does; what the last one was is the best guess.
        if (!_expectsChanges && !HasStatus(value, settings.OldObject) && run.TryValidate(_plan, value, Identity, settings, detects: true))
            return Result(run.Return(), null);

        List<string>? unknownFields = null;
        var normalized = Normalize(value, ref unknownFields);
        _expectsChanges = !(normalized.Kind == ValueKind.Object && value.Kind == ValueKind.Object && ReferenceEquals(normalized.Object, value.Object));
        var effective = WithoutStatus(normalized, settings.OldObject);
        run.TryValidate(_plan, effective, Identity, settings, detects: false);
        return Result(run.Return(), unknownFields);
    }

    private static ValidationResult Result(IReadOnlyList<Violation> violations, List<string>? unknownFields) =>
        violations.Count == 0 && unknownFields is null ? ValidationResult.Valid : new(violations, unknownFields);

    private bool HasStatus(in Value value, in Value old) => Identity is { HasStatusSubresource: true }
        && ((value.Kind == ValueKind.Object && !value.Object["status"].IsAbsent) || (old.Kind == ValueKind.Object && !old.Object["status"].IsAbsent));

    /// <summary>The object as the server would keep it: nulls dropped, defaults filled in, unknown fields kept.</summary>
    public Value Default(Value value) => new Normalizer().ApplyDefaults(_plan, value, Identity is not null);

    /// <summary>The object as the server would store it: unknown fields dropped, too.</summary>
    public Value Normalize(Value value, out IReadOnlyList<string> unknownFields)
    {
        List<string>? fields = null;
        var result = Normalize(value, ref fields);
        unknownFields = fields ?? (IReadOnlyList<string>)[];
        return result;
    }

    private Value Normalize(in Value value, ref List<string>? unknownFields)
    {
        var result = Normalizer.Apply(_plan, value, Identity is not null, ref unknownFields);
        if (Identity is not null && value.Kind == ValueKind.Object && value.Object["metadata"] is { Kind: ValueKind.Object } metadata)
        {
            for (var i = 0; i < metadata.Object.Count; i++)
            {
                if (!metadata.Object.ValueAt(i).IsAbsent && !MetadataRules.IsField(metadata.Object.NameAt(i)))
                    (unknownFields ??= []).Add("metadata." + metadata.Object.NameAt(i));
            }
        }

        return result;
    }

    // The main endpoint does not write status: nothing on create, what was there on update.
    private Value WithoutStatus(in Value value, in Value old)
    {
        if (Identity is not { HasStatusSubresource: true } || value.Kind != ValueKind.Object)
            return value;
        var source = value.Object;
        var oldStatus = old.Kind == ValueKind.Object ? old.Object["status"] : default;
        if (source["status"].IsAbsent && oldStatus.IsAbsent)
            return value;
        var copy = new FlatObject(source.Count + 1, source.IsComplete);
        for (var i = 0; i < source.Count; i++)
        {
            var member = source.ValueAt(i);
            if (!member.IsAbsent && source.NameAt(i) != "status")
                copy.Add(source.NameAt(i), member);
        }

        if (!oldStatus.IsAbsent)
            copy.Add("status", oldStatus);
        return Value.Of(copy);
    }
}
