using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>A map after decoding, its keys sorted as the server walks them. Entries that are perhaps absent are left out, and the map is then incomplete.</summary>
internal sealed class TypedMap(string[] keys, Value[] values, bool isComplete) : IObjectValue
{
    public static readonly TypedMap Empty = new([], [], true);

    public string[] Keys { get; } = keys;

    public Value[] Values { get; } = values;

    /// <inheritdoc/>
    public int Count => Keys.Length;

    /// <inheritdoc/>
    public bool IsComplete { get; } = isComplete;

    /// <inheritdoc/>
    public Value this[string name] => Find(name) is >= 0 and var at ? Values[at] : Value.Absent;

    /// <inheritdoc/>
    public string NameAt(int index) => Keys[index];

    /// <inheritdoc/>
    public Value ValueAt(int index) => Values[index];

    public int Find(string key)
    {
        if (Keys.Length < 8)
        {
            for (var i = 0; i < Keys.Length; i++)
            {
                if (string.Equals(Keys[i], key, StringComparison.Ordinal))
                    return i;
            }

            return -1;
        }

        var found = Array.BinarySearch(Keys, key, StringComparer.Ordinal);
        return found < 0 ? -1 : found;
    }
}
