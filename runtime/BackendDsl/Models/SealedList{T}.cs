using System.Collections;

namespace BackendDsl.Models;

/// <summary>A list of a resource's metadata; see <see cref="SealedMap"/>.</summary>
internal sealed class SealedList<T>(List<T> items) : IList<T>, IReadOnlyList<T>
{
    public int Count => items.Count;

    public bool IsReadOnly => true;

    public T this[int index]
    {
        get => items[index];
        set => throw SealedMap.Refused();
    }

    public int IndexOf(T item) => items.IndexOf(item);

    public bool Contains(T item) => items.Contains(item);

    public void CopyTo(T[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    public void Add(T item) => throw SealedMap.Refused();

    public void Insert(int index, T item) => throw SealedMap.Refused();

    public void RemoveAt(int index) => throw SealedMap.Refused();

    public bool Remove(T item) => throw SealedMap.Refused();

    public void Clear() => throw SealedMap.Refused();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
