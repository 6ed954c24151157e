using BackendDsl.Schema.Text;
using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Validation.Plans;

/// <summary>One verdict in the making; reused on its thread, so that a clean object costs next to nothing.</summary>
internal sealed class ValidationRun
{
    [ThreadStatic]
    private static ValidationRun? s_cached;

    private readonly ViolationList _violations = new();
    private readonly PathStack _path = new();
    private readonly KubernetesVersion _version;

    private ValidationRun(KubernetesVersion version) => _version = version;

    public static ValidationRun Rent(KubernetesVersion version, string? prefix)
    {
        var run = s_cached is { } cached && cached._version == version ? cached : new(version);
        s_cached = null;
        run._path.Clear();
        run._violations.Truncate(0);
        run._violations.Prefix = prefix;
        return run;
    }

    public IReadOnlyList<Violation> Return()
    {
        var violations = _violations.Take();
        s_cached = this;
        return violations;
    }

    public void Validate(NodePlan plan, in Value value, ResourceIdentity? identity, in ValidationSettings settings)
    {
        if (value.IsUnknown)
            return;
        var old = settings.OldObject;
        if (identity is not null)
        {
            if (!CheckIdentity(value, identity))
                return;
            if (value.Kind == ValueKind.Object)
            {
                var metadata = value.Object["metadata"];
                if (metadata.IsAbsent && !value.Object.IsComplete)
                    metadata = Value.Unknown;
                new MetadataRules(_violations).CheckRoot(metadata, identity, settings.NamespaceMayBeMissing);
            }
        }

        var walk = new SchemaWalk(_violations, _path, _version);
        walk.Visit(plan, value, old);
        if (identity?.Scale is { } scale && value.Kind == ValueKind.Object)
            ScaleRules.Check(_violations, scale, value);
        if (plan.HasEmbedded)
            new EmbeddedRules(_violations, _path).Visit(plan, value, identity is not null);
        if (plan.HasListTypes && (old.IsAbsent || !HasListFaults(plan, old)))
            new ListRules(_violations, _path).Visit(plan, value);

        // Faults of these kinds could make rules fail for the wrong reason: the server runs none then.
        if (plan.HasRules && !walk.HasHiddenBlocker && !_violations.HasBlockerFrom(0))
            new CelWalk(_violations, _path).Run(plan, value, old);
    }

    private bool HasListFaults(NodePlan plan, in Value old)
    {
        var start = _violations.Count;
        new ListRules(_violations, _path).Visit(plan, old);
        var faults = _violations.Count > start;
        _violations.Truncate(start);
        return faults;
    }

    private bool CheckIdentity(in Value value, ResourceIdentity identity)
    {
        if (value.Kind != ValueKind.Object)
            return true;
        var start = _violations.Count;
        Same(value.Object, "kind", identity.Kind);
        Same(value.Object, "apiVersion", identity.ApiVersion);
        return _violations.Count == start;
    }

    private void Same(IObjectValue source, string name, string expected)
    {
        var value = source[name];
        if (value.IsUnknown || (value.IsAbsent && !source.IsComplete))
            return;
        var text = value.Kind == ValueKind.String ? value.String : "";
        if (!string.Equals(text, expected))
            _violations.Add(name, ViolationReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(text)}: must be {expected}", null, ViolationSource.Schema);
    }
}
