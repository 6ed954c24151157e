namespace BackendDsl.CSharp.Model;

/// <summary>A method of a builder for one property.</summary>
/// <param name="Kind">What it takes.</param>
/// <param name="Priority">
/// Among the methods of the property: what <c>new() {...}</c>, <c>[...]</c> and <c>null</c> may mean twice is the model, which has the higher one; a lambda is none.
/// </param>
internal readonly record struct BuilderMethod(BuilderMethodKind Kind, int Priority = 0)
{
    private static readonly BuilderMethod[] s_value = [new(BuilderMethodKind.SetValue)];
    private static readonly BuilderMethod[] s_object = [new(BuilderMethodKind.SetObject, 1)];
    private static readonly BuilderMethod[] s_builtObject = [new(BuilderMethodKind.Configure), .. s_object];
    private static readonly BuilderMethod[] s_list = [new(BuilderMethodKind.Append)];

    // `new() {...}` is one item, never a new list.
    private static readonly BuilderMethod[] s_objects = [new(BuilderMethodKind.Append, 1), new(BuilderMethodKind.AppendItem, 2)];
    private static readonly BuilderMethod[] s_builtObjects = [new(BuilderMethodKind.AppendBuilt), .. s_objects];

    // Any sort of dictionary, and what a query makes of one: KubernetesClient's own maps are no read-only dictionaries.
    private static readonly BuilderMethod[] s_map = [new(BuilderMethodKind.Put, 1), new(BuilderMethodKind.PutPairs), new(BuilderMethodKind.PutDictionary, 2)];
    private static readonly BuilderMethod[] s_builtMap = [new(BuilderMethodKind.PutBuilt), .. s_map];

    /// <summary>The methods of a property.</summary>
    public static IReadOnlyList<BuilderMethod> Of(PropertyModel property)
    {
        var shape = property.Shape;
        var hasObjects = shape.Item is { Kind: ShapeKind.Object, IsNullable: false };
        return shape.Kind switch
        {
            ShapeKind.Object => property.IsBuilt ? s_builtObject : s_object,
            ShapeKind.List => !hasObjects ? s_list : property.IsBuilt ? s_builtObjects : s_objects,
            ShapeKind.Map => hasObjects && property.IsBuilt ? s_builtMap : s_map,
            _ => s_value,
        };
    }
}
