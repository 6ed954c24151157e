namespace BackendDsl.ManifestHost;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    /// <summary>The name without namespaces: <c>List&lt;V1Service&gt;</c>, <c>Outer.Inner[]</c>.</summary>
    public static string Of(Type type)
    {
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        // What the compiler makes of an async method or an iterator is known by what it is, not by its own name.
        if (typeof(Task).IsAssignableFrom(type))
            type = Promise(type);
        var arguments = type.GetGenericArguments();
        return Nested(type, arguments, arguments.Length);
    }

    private static Type Promise(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Task<>) && t.GetGenericArguments()[0].IsVisible)
                return t;
        }

        return typeof(Task);
    }

    private static string Nested(Type type, Type[] arguments, int used)
    {
        var outer = type.DeclaringType is { } declaring && !type.IsGenericParameter ? Nested(declaring, arguments, declaring.GetGenericArguments().Length) + "." : "";
        var from = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        return outer + (used > from ? $"{name}<{string.Join(", ", arguments[from..used].Select(Of))}>" : name);
    }
}
