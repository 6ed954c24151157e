namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A way from the root of a schema to a node: property names, <c>[]</c> for list items, <c>{}</c> for map values.</summary>
internal sealed class SchemaPath
{
    private SchemaPath(SchemaPath? parent, string segment)
    {
        Parent = parent;
        Segment = segment;
        Length = (parent?.Length ?? -1) + 1;
    }

    public static SchemaPath Root { get; } = new(null, "");

    public SchemaPath? Parent { get; }

    public string Segment { get; }

    /// <summary>The number of segments.</summary>
    public int Length { get; }

    public bool IsItem => Segment is ListItem or MapValue;

    public const string ListItem = "[]";
    public const string MapValue = "{}";

    public SchemaPath Then(string segment) => new(this, segment);

    /// <summary>As users write it in a pin: <c>spec.rules[].matches[]</c>.</summary>
    public override string ToString()
    {
        if (Parent is null)
            return "";
        var before = Parent.ToString();
        return IsItem || before.Length == 0 ? before + Segment : before + "." + Segment;
    }
}
