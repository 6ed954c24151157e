namespace BackendDsl.Validation.BuiltIn.Reporting;

/// <summary>
/// A place while the rules walk: a link to the place above it, so that a walk allocates one small object a step and text only for what is reported.
/// The concept is that of the place above unless the step names its own.
/// </summary>
internal sealed class Field
{
    private readonly Field? _parent;
    private readonly string _name;
    private readonly int _index;
    private readonly FieldPathSegmentKind _kind;

    private Field(Field? parent, FieldPathSegmentKind kind, string name, int index, Concept concept)
    {
        _parent = parent;
        _kind = kind;
        _name = name;
        _index = index;
        Concept = concept;
    }

    public Concept Concept { get; }

    /// <summary>The place above; the root is its own.</summary>
    public Field Parent => _parent ?? this;

    /// <summary>The object as a whole, written as the empty path.</summary>
    public static Field Root(Concept concept) => new(null, FieldPathSegmentKind.Member, "", 0, concept);

    public Field Member(string name) => new(this, FieldPathSegmentKind.Member, name, 0, Concept);

    public Field Member(string name, Concept concept) => new(this, FieldPathSegmentKind.Member, name, 0, concept);

    /// <summary>Two steps that the server writes with a dot between.</summary>
    public Field Member(string name, string then) => Member(name).Member(then);

    public Field Item(int index) => new(this, FieldPathSegmentKind.Index, "", index, Concept);

    public Field Key(string key) => new(this, FieldPathSegmentKind.Key, key, 0, Concept);

    /// <summary>The same place under another concept.</summary>
    public Field For(Concept concept) => new(_parent, _kind, _name, _index, concept);

    public FieldPath ToPath()
    {
        var depth = 0;
        for (var field = this; field._parent is not null; field = field._parent)
            depth++;
        var segments = new FieldPathSegment[depth];
        for (var field = this; field._parent is not null; field = field._parent)
            segments[--depth] = new(field._kind, field._name, field._index);
        return FieldPath.Of(segments);
    }

    public override string ToString() => ToPath().ToString();
}
