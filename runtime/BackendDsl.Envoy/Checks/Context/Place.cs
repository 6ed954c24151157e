namespace BackendDsl.Envoy.Checks.Context;

/// <summary>A place in a cluster while it is walked: cheap to go deeper, a path only once somebody asks for it. What is packed follows the field it is packed in.</summary>
internal sealed class Place
{
    private readonly Place? _parent;
    private readonly string _name;
    private readonly int _index;
    private readonly FieldPathSegmentKind _kind;

    private Place(Place? parent, FieldPathSegmentKind kind, string name, int index)
    {
        _parent = parent;
        _kind = kind;
        _name = name;
        _index = index;
    }

    /// <summary>The cluster itself.</summary>
    public static Place Root { get; } = new(null, default, "", 0);

    public Place Member(string name) => new(this, FieldPathSegmentKind.Member, name, 0);

    public Place Item(int index) => new(this, FieldPathSegmentKind.Index, "", index);

    public Place Key(string key) => new(this, FieldPathSegmentKind.Key, key, 0);

    /// <summary>An item of a list of this place.</summary>
    public Place Member(string name, int index) => Member(name).Item(index);

    public FieldPath ToPath()
    {
        var segments = new Stack<FieldPathSegment>();
        for (var place = this; place._parent is not null; place = place._parent) segments.Push(new(place._kind, place._name, place._index));
        return FieldPath.Of(segments);
    }
}
