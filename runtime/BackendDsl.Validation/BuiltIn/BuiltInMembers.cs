using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The members that objects of the built-in kinds have, by where they stand.</summary>
public static class BuiltInMembers
{
    /// <summary>The names of the members that an object at a place may have in a version, ordinal; none where the place holds no object of fixed members.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="path">The place of the object, for example <c>spec.template.spec.containers[0]</c>.</param>
    /// <param name="version">The server's version.</param>
    public static IReadOnlyList<string> At(BuiltInKind kind, FieldPath path, KubernetesVersion version)
    {
        if (kind is null)
            throw new ArgumentNullException(nameof(kind));
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        var type = TypeTable.Get(kind.TypeName);
        Shape? shape = null;
        foreach (var segment in path.Segments)
        {
            shape = segment.Kind == FieldPathSegmentKind.Member && shape is null or { Kind: ShapeKind.Object }
                ? Member(shape?.Type ?? type, segment.Name)
                : shape is { Kind: ShapeKind.List or ShapeKind.Map } ? shape.Item : null;
            if (shape is null)
                return [];
        }

        if (shape is not null && shape.Kind != ShapeKind.Object)
            return [];
        var names = new List<string>();
        foreach (var member in (shape?.Type ?? type).Members)
        {
            if (member.IsIn(version.Minor))
                names.Add(member.Name);
        }

        return names;
    }

    private static Shape? Member(TypeFacts type, string name) => type.Find(name) is >= 0 and var slot ? type.Members[slot].Shape : null;
}
