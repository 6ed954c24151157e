namespace BackendDsl.CSharp.Model;

internal static class EquatableArrayExtensions
{
    /// <summary>The items as an array compared by value.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new([.. items]);
}
