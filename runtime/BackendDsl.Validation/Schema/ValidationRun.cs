using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Schema;

/// <summary>One verdict in the making; reused on its thread, so that a clean object costs next to nothing.</summary>
internal sealed class ValidationRun
{
    [ThreadStatic]
    private static ValidationRun? s_cached;

    private readonly FindingList _findings = new();
    private readonly PathStack _path = new();
    private readonly KubernetesVersion _version;

    private readonly SchemaWalk _walk;
    private readonly MetadataRules _metadata;
    private readonly ListRules _lists;
    private readonly EmbeddedRules _embedded;
    private readonly CelWalk _cel;

    private ValidationRun(KubernetesVersion version)
    {
        _version = version;
        _walk = new(_findings, _path, version);
        _metadata = new(_findings);
        _lists = new(_findings, _path);
        _embedded = new(_findings, _path, _metadata);
        _cel = new(_findings, _path);
    }

    public static ValidationRun Rent(KubernetesVersion version, string? prefix)
    {
        var run = s_cached is { } cached && cached._version == version ? cached : new(version);
        s_cached = null;
        run._path.Clear();
        run._findings.Clear();
        run._findings.Prefix = prefix is { Length: > 0 } ? FieldPath.Parse(prefix) : null;
        return run;
    }

    /// <summary>Gives the run back, with the verdict it came to.</summary>
    public ValidationResult Return(List<FieldPath>? unknownFields)
    {
        var findings = _findings.Take();
        var warnings = _findings.TakeWarnings();
        s_cached = this;
        return findings.Count == 0 && unknownFields is null && warnings is null ? ValidationResult.Valid : new(findings, unknownFields, warnings);
    }

    /// <summary>Judges a value; false where it was asked to look whether the value is normalized, and it is not.</summary>
    public bool TryValidate(NodePlan plan, in Value value, in Value old, ResourceIdentity? identity, in ValidationSettings settings, bool detects)
    {
        _findings.Clear();
        _path.Clear();
        if (value.IsUnknown)
            return true;
        _metadata.Malformed = null;
        if (identity is not null)
        {
            if (!CheckIdentity(value, identity))
                return !detects;
            if (value.Kind == ValueKind.Object)
            {
                var metadata = value.Object["metadata"];
                if (metadata.IsAbsent && !value.Object.IsComplete)
                    metadata = Value.Unknown;
                if (settings.RequestNamespace is { } requested && identity.IsNamespaced && IsElsewhere(metadata, requested))
                {
                    _findings.Add(DiagnosticIds.MetadataInvalid, FieldPath.Root, FindingReason.BadRequest, "the namespace of the provided object does not match the namespace sent on the request");
                    return !detects;
                }

                _metadata.CheckRoot(metadata, old.Kind == ValueKind.Object ? Metadata(old.Object) : default, identity, settings);
            }
        }

        _walk.Begin(detects);
        _walk.Visit(plan, value, old, identity is not null);
        if (_walk.NeedsNormalizing)
            return false;
        if (identity?.Scale is { } scale && value.Kind == ValueKind.Object)
            ScaleRules.Check(_findings, scale, value);
        if (plan.HasEmbedded)
            _embedded.Visit(plan, value, identity is not null);
        if (_metadata.Malformed is { } malformed)
        {
            _findings.Truncate(0);
            _findings.Add(malformed);
            return true;
        }

        if (plan.HasListTypes && (old.IsAbsent || !HasListFaults(plan, old)))
            _lists.Visit(plan, value);

        // Faults of these kinds could make rules fail for the wrong reason: the server runs none then.
        if (plan.HasRules && !_walk.HasHiddenBlocker && !_findings.HasBlockerFrom(0))
            _cel.Run(plan, value, old, identity is not null);
        return true;
    }

    /// <summary>What all rules of a value cost, without limits.</summary>
    public long MeasureRules(NodePlan plan, in Value value, in Value old)
    {
        _path.Clear();
        return _cel.Run(plan, value, old, isResource: false, long.MaxValue / 4);
    }

    private bool HasListFaults(NodePlan plan, in Value old)
    {
        var start = _findings.Count;
        _lists.Visit(plan, old);
        var faults = _findings.Count > start;
        _findings.Truncate(start);
        return faults;
    }

    private static bool IsElsewhere(in Value metadata, string requested) =>
        metadata.Kind == ValueKind.Object && metadata.Object["namespace"] is { Kind: ValueKind.String, String: { Length: > 0 } own } && own != requested;

    // An update is one even where the old object tells no metadata.
    private static Value Metadata(IObjectValue old) => old["metadata"] is { Kind: ValueKind.Object } metadata ? metadata : Value.Of(new FlatObject(0, isComplete: false));

    private bool CheckIdentity(in Value value, ResourceIdentity identity)
    {
        if (value.Kind != ValueKind.Object)
            return true;
        var start = _findings.Count;
        Same(value.Object, "kind", identity.Kind);
        Same(value.Object, "apiVersion", identity.ApiVersion);
        return _findings.Count == start;
    }

    private void Same(IObjectValue source, string name, string expected)
    {
        var value = source[name];
        if (value.IsUnknown || (value.IsAbsent && !source.IsComplete))
            return;
        var text = value.Kind == ValueKind.String ? value.String : "";
        if (!string.Equals(text, expected))
            _findings.Add(DiagnosticIds.SchemaBroken, FieldPath.Root.Member(name), FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(text)}: must be {expected}");
    }
}
