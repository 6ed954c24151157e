using System.Collections.Concurrent;

namespace BackendDsl.Cel.Text;

/// <summary>
/// Keeps what was used lately: at most twice <paramref name="size"/> entries. When so many are new, those not used since the
/// last time go; nothing is ever forgotten all at once. Safe for any number of threads.
/// </summary>
internal sealed class RecentCache<TKey, TValue>(int size, IEqualityComparer<TKey> comparer)
    where TKey : notnull
{
    private volatile ConcurrentDictionary<TKey, TValue> _young = new(comparer);
    private volatile ConcurrentDictionary<TKey, TValue> _old = new(comparer);

    public bool TryGetValue(TKey key, out TValue value)
    {
        if (_young.TryGetValue(key, out value!))
            return true;
        if (!_old.TryGetValue(key, out value!))
            return false;
        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        var young = _young;
        young[key] = value;
        if (young.Count < size)
            return;
        _old = young;
        _young = new(comparer);
    }
}
