using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// What a server does to an object before it judges it: unknown fields dropped, nulls dropped or replaced, defaults
/// filled in. Copies a level only where something changes on it.
/// </summary>
internal sealed class Normalizer
{
    private readonly PathStack _path = new();
    private List<FieldPath>? _unknownFields;
    private bool _prunes = true;

    [ThreadStatic]
    private static Normalizer? s_cached;

    /// <summary>Applies everything; fills <paramref name="unknownFields"/> with what was pruned, where there is any.</summary>
    public static Value Apply(NodePlan plan, in Value value, bool isResource, ref List<FieldPath>? unknownFields)
    {
        var normalizer = s_cached ?? new();
        s_cached = null;
        normalizer._path.Clear();
        normalizer._unknownFields = unknownFields;
        var result = normalizer.Visit(plan, value, isResource, skips: false);
        unknownFields = normalizer._unknownFields;
        normalizer._unknownFields = null;
        s_cached = normalizer;
        return result;
    }

    /// <summary>Applies nulls and defaults, and keeps unknown fields.</summary>
    public static Value Default(NodePlan plan, in Value value, bool isResource)
    {
        var normalizer = s_cached ?? new();
        s_cached = null;
        normalizer._path.Clear();
        var result = normalizer.ApplyDefaults(plan, value, isResource);
        s_cached = normalizer;
        return result;
    }

    /// <summary>The same, with a state of its own.</summary>
    public Value ApplyDefaults(NodePlan plan, in Value value, bool isResource = false)
    {
        _prunes = false;
        var result = Visit(plan, value, isResource, skips: false);
        _prunes = true;
        return result;
    }

    private Value Visit(NodePlan plan, in Value value, bool isResource, bool skips) => value.Kind switch
    {
        ValueKind.Object => VisitObject(plan, value, isResource || plan.Node.EmbeddedResource, skips),
        ValueKind.Array => VisitArray(plan, value, skips),
        _ => value,
    };

    private Value VisitArray(NodePlan plan, in Value value, bool skips)
    {
        skips |= plan.Preserves;
        var items = plan.Items ?? (skips ? null : NodePlan.Nothing);
        if (items is null)
            return value;
        var array = value.Array;
        FlatArray? copy = null;
        for (var i = 0; i < array.Count; i++)
        {
            var item = array[i];
            Value changed;
            if (item.Kind == ValueKind.Null)
            {
                if (items.Node.Nullable || items.Default.IsAbsent)
                    continue;
                changed = items.Default;
            }
            else if (item.Kind is ValueKind.Object or ValueKind.Array)
            {
                _path.Index(i);
                changed = Visit(items, item, isResource: false, skips);
                _path.Pop();
                if (IsSame(item, changed))
                    continue;
            }
            else
            {
                continue;
            }

            if (copy is null)
            {
                var all = new Value[array.Count];
                for (var k = 0; k < all.Length; k++)
                    all[k] = array[k];
                copy = new(all, array.IsComplete);
            }

            copy.Replace(i, changed);
        }

        return copy is null ? value : Value.Of(copy);
    }

    private Value VisitObject(NodePlan plan, in Value value, bool isResource, bool skips)
    {
        skips |= plan.Preserves;
        var source = value.Object;
        FlatObject? copy = null;
        var hint = 0;
        var count = source.Count;
        for (var i = 0; i < count; i++)
        {
            var member = source.ValueAt(i);
            if (member.IsAbsent)
                continue;
            var name = source.NameAt(i);
            var at = plan.IndexOf(name, hint);
            Value changed;
            if (isResource && name is "apiVersion" or "kind" or "metadata")
            {
                changed = _prunes && name == "metadata" && member.Kind == ValueKind.Object ? Coerce(member, tells: !skips) : member;
                if (at >= 0)
                    hint = at + 1;
            }
            else if (at >= 0)
            {
                hint = at + 1;
                changed = VisitMember(plan.Properties[at], member, name);
            }
            else if (plan.Additional is not null)
            {
                changed = VisitMember(plan.Additional, member, name);
            }
            else if (plan.KeepsUnknownNames && !skips)
            {
                changed = VisitMember(NodePlan.Nothing, member, name, keepsNull: true);
            }
            else if (skips || !_prunes)
            {
                changed = member;
            }
            else
            {
                changed = default;
                _path.Property(name);
                (_unknownFields ??= []).Add(_path.ToPath(inBody: true));
                _path.Pop();
            }

            if (copy is null)
            {
                if (IsSame(member, changed))
                    continue;
                copy = CopyUpTo(source, i, plan.Defaulted.Length);
            }

            if (!changed.IsAbsent)
                copy.Add(name, changed);
        }

        foreach (var at in plan.Defaulted)
        {
            var name = plan.Names[at];
            if (!source[name].IsAbsent)
                continue;
            copy ??= CopyUpTo(source, count, plan.Defaulted.Length);

            // Where more members may follow, one of them may set the field: present then, but not known.
            copy.Add(name, source.IsComplete ? plan.Properties[at].Default : Value.Unknown);
        }

        return copy is null ? value : Value.Of(copy);
    }

    private Value VisitMember(NodePlan plan, in Value member, string name, bool keepsNull = false)
    {
        switch (member.Kind)
        {
            case ValueKind.Null:
                return plan.Node.Nullable || keepsNull ? member : plan.Default;
            case ValueKind.MaybeAbsent:
                return plan.Default.IsAbsent ? member : Value.Unknown;
            case ValueKind.Object or ValueKind.Array:
                _path.Property(name);
                var changed = Visit(plan, member, isResource: false, skips: false);
                _path.Pop();
                return changed;
            default:
                return member;
        }
    }

    // Metadata has a fixed shape: fields it does not have are dropped, and so are nulls.
    private Value Coerce(in Value metadata, bool tells)
    {
        var source = metadata.Object;
        FlatObject? copy = null;
        for (var i = 0; i < source.Count; i++)
        {
            var member = source.ValueAt(i);
            if (member.IsAbsent)
                continue;
            var name = source.NameAt(i);
            if (MetadataRules.IsKept(name, member))
            {
                copy?.Add(name, member);
                continue;
            }

            copy ??= CopyUpTo(source, i, 0);
            if (!tells || MetadataRules.IsField(name))
                continue;
            _path.Property("metadata");
            _path.Property(name);
            (_unknownFields ??= []).Add(_path.ToPath(inBody: true));
            _path.Pop();
            _path.Pop();
        }

        return copy is null ? metadata : Value.Of(copy);
    }

    // With room for the defaults that may follow.
    private static FlatObject CopyUpTo(IObjectValue source, int end, int defaults)
    {
        var copy = new FlatObject(source.Count + defaults, source.IsComplete);
        for (var i = 0; i < end; i++)
        {
            var member = source.ValueAt(i);
            if (!member.IsAbsent)
                copy.Add(source.NameAt(i), member);
        }

        return copy;
    }

    private static bool IsSame(in Value left, in Value right) =>
        left.Kind == right.Kind && left.Kind switch
        {
            ValueKind.Object => ReferenceEquals(left.Object, right.Object),
            ValueKind.Array => ReferenceEquals(left.Array, right.Array),
            _ => true,
        };
}
