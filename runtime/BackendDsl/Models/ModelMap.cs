namespace BackendDsl.Models;

/// <summary>Makes maps for collection expressions: <c>[new("app", "web")]</c>.</summary>
public static class ModelMap
{
    /// <summary>A map of these pairs.</summary>
    public static ModelMap<T> Create<T>(ReadOnlySpan<KeyValuePair<string, T>> pairs)
    {
        if (pairs.IsEmpty)
            return ModelMap<T>.Empty;
        var map = new ModelMap<T>(open: true);
        foreach (var (key, value) in pairs)
            map.Put(key, value);
        return map.Close();
    }
}
