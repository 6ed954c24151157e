namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>The form of a value: a scalar, an object of a named type, or a list or map of another form.</summary>
internal sealed class Shape
{
    private static readonly Shape[] s_scalars = Scalars();

    private readonly string? _typeName;
    private TypeFacts? _type;

    private Shape(ShapeKind kind, Shape? item, string? typeName)
    {
        Kind = kind;
        Item = item!;
        _typeName = typeName;
    }

    public ShapeKind Kind { get; }

    /// <summary>The form of a list's items or a map's values.</summary>
    public Shape Item { get; }

    /// <summary>The object's type. Types refer to each other, so it is looked up at first use.</summary>
    public TypeFacts Type => _type ??= TypeTable.Get(_typeName!);

    /// <summary>Reads <c>[.Name</c>, <c>{q</c>, <c>i</c> and their like; names without a group are of <paramref name="package"/>.</summary>
    public static Shape Read(string text, int start, int end, string package)
    {
        switch (text[start])
        {
            case '[':
                return new(ShapeKind.List, Read(text, start + 1, end, package), null);
            case '{':
                return new(ShapeKind.Map, Read(text, start + 1, end, package), null);
            case '.':
                var name = text.Substring(start + 1, end - start - 1);
                return new(ShapeKind.Object, null, name.IndexOf('.') < 0 ? package + name : name);
            default:
                return Scalar(text[start]);
        }
    }

    /// <summary>A string, the form that the text leaves out.</summary>
    public static Shape String => s_scalars[(int)ShapeKind.String];

    private static Shape Scalar(char code) => s_scalars["sbildqxtuya".IndexOf(code) switch
    {
        0 => (int)ShapeKind.String,
        1 => (int)ShapeKind.Boolean,
        2 => (int)ShapeKind.Int32,
        3 => (int)ShapeKind.Int64,
        4 => (int)ShapeKind.Double,
        5 => (int)ShapeKind.Quantity,
        6 => (int)ShapeKind.IntOrString,
        7 => (int)ShapeKind.Time,
        8 => (int)ShapeKind.MicroTime,
        9 => (int)ShapeKind.Bytes,
        10 => (int)ShapeKind.Any,
        _ => throw new InvalidOperationException("unknown shape " + code),
    }];

    private static Shape[] Scalars()
    {
        var shapes = new Shape[(int)ShapeKind.Any + 1];
        for (var i = 0; i < shapes.Length; i++)
            shapes[i] = new((ShapeKind)i, null, null);
        return shapes;
    }
}
