namespace BackendDsl.Models;

/// <summary>Makes lists for collection expressions.</summary>
public static class ModelList
{
    /// <summary>A list of these items.</summary>
    public static ModelList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ModelList<T>.Empty : new(items);
}
