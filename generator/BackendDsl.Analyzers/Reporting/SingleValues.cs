using System.Collections.Concurrent;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.BuiltIn.Facts;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The rules of single values of Kubernetes' own types: what is wrong with a member whatever else its object holds, and wherever that object stands.
/// They are told at the value, also in a part that some other code puts into a resource.
/// </summary>
internal sealed class SingleValues(KubernetesVersion version)
{
    /// <summary>The types by the names that KubernetesClient gives them; those it has to tell apart by group have other names there.</summary>
    private static readonly Lazy<Dictionary<string, string?>> s_byClientName = new(ReadNames);

    private readonly ConcurrentDictionary<(string Owner, string Member, ValueKind Kind, string Text), Finding?> _known = new();
    private readonly Lazy<Dictionary<string, List<Place>>> _places = new(() => FindPlaces(version));

    /// <summary>The type of the facts that a class of KubernetesClient stands for; null for none.</summary>
    public static TypeFacts? TypeOf(ITypeSymbol type) => s_byClientName.Value.TryGetValue(type.Name, out var name) && name is not null ? TypeTable.Get(name) : null;

    /// <summary>What is wrong with a value, its path that of the member alone; null for nothing that is certain.</summary>
    public Finding? Evaluate(TypeFacts owner, string member, Value value)
    {
        // An empty text or a zero is what one writes where the value comes later.
        if (value.Kind is not (ValueKind.String or ValueKind.Integer or ValueKind.Double or ValueKind.Boolean)
            || value is { Kind: ValueKind.String, String.Length: 0 } or { Kind: ValueKind.Integer, Integer: 0 })
        {
            return null;
        }

        return _known.GetOrAdd((owner.Name, member, value.Kind, value.ToString()), _ => Find(owner, member, value));
    }

    /// <summary>The same for a value at a path of a resource.</summary>
    public bool Reports(BuiltInKind kind, FieldPath path, Value value)
    {
        var segments = path.Segments;
        if (segments.Count == 0 || segments[segments.Count - 1].Kind != FieldPathSegmentKind.Member)
            return false;
        var type = TypeTable.Get(kind.TypeName);
        Shape? shape = null;
        for (var i = 0; i < segments.Count - 1; i++)
        {
            if (segments[i].Kind == FieldPathSegmentKind.Member && shape is null or { Kind: ShapeKind.Object })
            {
                if (shape is not null)
                    type = shape.Type;
                if (type.Find(segments[i].Name) is not (>= 0 and var slot))
                    return false;
                shape = type.Members[slot].Shape;
            }
            else if (shape is { Kind: ShapeKind.List or ShapeKind.Map })
            {
                shape = shape.Item;
            }
            else
            {
                return false;
            }
        }

        var owner = shape is null ? type : shape.Kind == ShapeKind.Object ? shape.Type : null;
        return owner is not null && Evaluate(owner, segments[segments.Count - 1].Name, value) is not null;
    }

    private Finding? Find(TypeFacts owner, string member, Value value)
    {
        if (owner.Find(member) < 0 || !_places.Value.TryGetValue(owner.Name, out var places))
            return null;
        Finding? found = null;
        foreach (var place in places)
        {
            found = Evaluate(place, member, value);
            if (found is null)
                return null;
        }

        return found is null ? null : found with { Path = FieldPath.Root.Member(member) };
    }

    /// <summary>Judges a resource of which nothing is known but this value.</summary>
    private Finding? Evaluate(Place place, string member, Value value)
    {
        var holder = new CallSiteObject { Escaped = true };
        holder.Set(member, new(value, default, default));
        var path = FieldPath.Root.Member(member);
        var inner = Value.Of(holder);
        for (var at = place; at.Above is not null; at = at.Above)
        {
            var steps = FieldPath.Root.Member(at.Member);
            for (var shape = at.Shape!; shape.Kind is ShapeKind.List or ShapeKind.Map; shape = shape.Item)
            {
                if (shape.Kind == ShapeKind.List)
                {
                    var list = new CallSiteArray { Escaped = true };
                    list.Add(new(inner, default, default));
                    inner = Value.Of(list);
                    steps = steps.Item(0);
                }
                else
                {
                    var map = new CallSiteObject { Escaped = true };
                    map.Set("key", new(inner, default, default));
                    inner = Value.Of(map);
                    steps = steps.Key("key");
                }
            }

            var outer = new CallSiteObject { Escaped = true };
            outer.Set(at.Member, new(inner, default, default));
            inner = Value.Of(outer);
            path = steps.Append(path);
        }

        foreach (var error in BuiltInValidator.Validate(inner, new() { ServerVersion = version, Kind = place.Kind }).Errors)
        {
            if (error.Path == path && error.Reason != FindingReason.FieldValueRequired)
                return error;
        }

        return null;
    }

    private static Dictionary<string, string?> ReadNames()
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in TypeTable.Names)
        {
            var parts = name.Split('.');
            if (parts.Length < 3)
                continue;
            var version = parts[parts.Length - 2];
            var client = char.ToUpperInvariant(version[0]) + version.Substring(1) + parts[parts.Length - 1];
            names[client] = names.ContainsKey(client) ? null : name;
        }

        return names;
    }

    /// <summary>Every way into every type, from the kinds whose rules are known.</summary>
    private static Dictionary<string, List<Place>> FindPlaces(KubernetesVersion version)
    {
        var places = new Dictionary<string, List<Place>>(StringComparer.Ordinal);
        foreach (var kind in BuiltInKinds.All)
        {
            if (!kind.IsWritable || !kind.IsServedBy(version) || KindRuleTable.Find(kind) is null)
                continue;
            var type = TypeTable.Get(kind.TypeName);
            var root = new Place(kind, null, "", null);
            Put(type, root);
            var seen = new HashSet<string>(StringComparer.Ordinal) { type.Name };
            var open = new Queue<(TypeFacts Type, Place Place)>();
            open.Enqueue((type, root));
            while (open.Count > 0)
            {
                var (owner, above) = open.Dequeue();
                foreach (var member in owner.Members)
                {
                    var shape = member.Shape;
                    while (shape.Kind is ShapeKind.List or ShapeKind.Map)
                        shape = shape.Item;
                    if (shape.Kind != ShapeKind.Object || !member.IsIn(version.Minor) || above.Above is null && member.Name == "status")
                        continue;
                    var place = new Place(kind, above, member.Name, member.Shape);
                    Put(shape.Type, place);
                    if (seen.Add(shape.Type.Name))
                        open.Enqueue((shape.Type, place));
                }
            }
        }

        return places;

        void Put(TypeFacts type, Place place)
        {
            if (!places.TryGetValue(type.Name, out var list))
                places.Add(type.Name, list = []);
            list.Add(place);
        }
    }

    /// <summary>A way from a kind to a type: the way to the object above, and the member there.</summary>
    private sealed record Place(BuiltInKind Kind, Place? Above, string Member, Shape? Shape);
}
