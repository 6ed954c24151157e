using System.Collections;
using System.Runtime.CompilerServices;
using BackendDsl.Cel.Values;
using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>An immutable list that is equal by value.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(ModelList), nameof(ModelList.Create))]
public sealed class ModelList<T> : IReadOnlyList<T>, IArrayValue, IEquatable<ModelList<T>>, IOpenCollection
{
    private T[] _items;
    private bool _open;

    /// <summary>A list of these items.</summary>
    public ModelList(IEnumerable<T> items)
    {
        _items = [.. items];
        Count = _items.Length;
    }

    /// <summary>A list of these items.</summary>
    public ModelList(ReadOnlySpan<T> items)
    {
        _items = items.ToArray();
        Count = _items.Length;
    }

    /// <summary>A list that may still grow: only builders and readers hold one.</summary>
    internal ModelList(bool open)
    {
        _items = [];
        _open = open;
    }

    /// <summary>The empty list.</summary>
    public static ModelList<T> Empty { get; } = new(default(ReadOnlySpan<T>));

    /// <inheritdoc cref="IReadOnlyCollection{T}.Count"/>
    public int Count { get; private set; }

    bool IArrayValue.IsComplete => true;

    /// <inheritdoc/>
    public T this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    Value IArrayValue.this[int index] => Slots.ToValue(_items[index]);

    /// <summary>A copy of an array.</summary>
    public static implicit operator ModelList<T>(T[] items) => new((ReadOnlySpan<T>)items);

    /// <summary>A copy of a list.</summary>
    public static implicit operator ModelList<T>(List<T> items) => new(items);

    /// <summary>Equal item by item.</summary>
    public static bool operator ==(ModelList<T>? left, ModelList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Not equal item by item.</summary>
    public static bool operator !=(ModelList<T>? left, ModelList<T>? right) => !(left == right);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ModelList<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other.Count != Count)
            return false;
        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items[i], other._items[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ModelList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Count; i++)
            hash.Add(_items[i]);
        return hash.ToHashCode();
    }

    /// <summary>The list as compact JSON.</summary>
    public override string ToString() => Serialization.JsonManifestWriter.WriteString(Value.Of(this), indented: false);

    bool IOpenCollection.IsOpen => _open;

    /// <summary>True while the list may still grow.</summary>
    internal bool IsOpen => _open;

    internal void Append(T item)
    {
        if (Count == _items.Length)
        {
            if (Count == 0)
                _items = new T[4];
            else
                Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    internal void AppendRange(IEnumerable<T> items)
    {
        foreach (var item in items)
            Append(item);
    }

    /// <summary>A copy that may grow.</summary>
    internal ModelList<T> Reopen()
    {
        var copy = new ModelList<T>(open: true) { _items = new T[Math.Max(4, Count + 2)], Count = Count };
        Array.Copy(_items, copy._items, Count);
        return copy;
    }

    internal ModelList<T> Close()
    {
        _open = false;
        return this;
    }

    void IOpenCollection.Close() => _open = false;
}
