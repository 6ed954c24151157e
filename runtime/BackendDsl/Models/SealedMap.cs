using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace BackendDsl.Models;

/// <summary>Labels or annotations of a resource, which does not change: writing says how it is done instead of being lost.</summary>
internal sealed class SealedMap(IReadOnlyDictionary<string, string> pairs) : IDictionary<string, string>, IReadOnlyDictionary<string, string>
{
    private readonly SortedDictionary<string, string> _pairs = new(pairs.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    public int Count => _pairs.Count;

    public bool IsReadOnly => true;

    public ICollection<string> Keys => _pairs.Keys;

    public ICollection<string> Values => _pairs.Values;

    IEnumerable<string> IReadOnlyDictionary<string, string>.Keys => _pairs.Keys;

    IEnumerable<string> IReadOnlyDictionary<string, string>.Values => _pairs.Values;

    public string this[string key]
    {
        get => _pairs[key];
        set => throw Refused();
    }

    /// <summary>What every write throws.</summary>
    public static NotSupportedException Refused() =>
        new("the resource is immutable, and this is a copy of its metadata: make a changed copy through `with { Metadata = ... }` or `ToBuilder().Labels(...)`");

    public bool ContainsKey(string key) => _pairs.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _pairs.TryGetValue(key, out value);

    public bool Contains(KeyValuePair<string, string> item) => ((ICollection<KeyValuePair<string, string>>)_pairs).Contains(item);

    public void CopyTo(KeyValuePair<string, string>[] array, int arrayIndex) => _pairs.CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    public void Add(string key, string value) => throw Refused();

    public void Add(KeyValuePair<string, string> item) => throw Refused();

    public void Clear() => throw Refused();

    public bool Remove(string key) => throw Refused();

    public bool Remove(KeyValuePair<string, string> item) => throw Refused();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
