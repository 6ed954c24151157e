namespace BackendDsl.CSharp.Model.Reading;

/// <summary>
/// Takes the builders off the types that only <c>status</c> reaches. A controller writes status, and who describes resources reads it: builders for it are a
/// fifth of what there is to compile. The models stay as they are, initialisers and <c>with</c> included.
/// </summary>
internal static class StatusOnly
{
    /// <summary>The kind without them.</summary>
    public static KindModel WithoutBuilders(KindModel kind)
    {
        if (kind.Status is null)
            return kind;
        var objects = new Dictionary<TypeName, ObjectModel>();
        foreach (var model in kind.Objects.Concat(((ObjectModel?[])[kind.Spec, kind.Status]).Where(m => m is not null)!))
            objects[model!.Name] = model;
        var reached = new HashSet<TypeName>();
        foreach (var property in kind.Root.Properties.Where(p => p.WireName != "status"))
            Reach(property.Shape, objects, reached);
        return kind with
        {
            Root = Mark(kind.Root, reached, isReached: true),
            Spec = kind.Spec is null ? null : Mark(kind.Spec, reached, isReached: true),
            Status = Mark(kind.Status, reached, reached.Contains(kind.Status.Name)),
            Objects = kind.Objects.Select(o => Mark(o, reached, reached.Contains(o.Name))).ToEquatableArray(),
        };
    }

    // A stack of its own: definitions may be nested as deep as the reader allows.
    private static void Reach(Shape shape, Dictionary<TypeName, ObjectModel> objects, HashSet<TypeName> reached)
    {
        var open = new Stack<Shape>([shape]);
        while (open.Count > 0)
        {
            var at = open.Pop();
            if (at.Item is not null)
                open.Push(at.Item);
            if (at.Kind != ShapeKind.Object || !reached.Add(at.TypeName!) || !objects.TryGetValue(at.TypeName!, out var model))
                continue;
            foreach (var property in model.Properties)
                open.Push(property.Shape);
        }
    }

    private static ObjectModel Mark(ObjectModel model, HashSet<TypeName> reached, bool isReached) => model with
    {
        HasBuilder = isReached,
        Properties = model.Properties.Select(p => Mark(p.Shape, reached) is var shape && ReferenceEquals(shape, p.Shape) ? p : p with { Shape = shape }).ToEquatableArray(),
    };

    private static Shape Mark(Shape shape, HashSet<TypeName> reached)
    {
        if (shape.Item is not null)
            return Mark(shape.Item, reached) is var item && ReferenceEquals(item, shape.Item) ? shape : shape with { Item = item };
        return shape.Kind == ShapeKind.Object && !reached.Contains(shape.TypeName!) ? shape with { HasBuilder = false } : shape;
    }
}
