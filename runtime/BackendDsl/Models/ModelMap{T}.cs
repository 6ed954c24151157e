using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using BackendDsl.Cel.Values;
using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>An immutable map by string, equal by value, in the ordinal order of its keys.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
[CollectionBuilder(typeof(ModelMap), nameof(ModelMap.Create))]
public sealed class ModelMap<T> : IReadOnlyDictionary<string, T>, IObjectValue, IEquatable<ModelMap<T>>, IOpenCollection
{
    private const int SortedUpTo = 64;

    private string[] _keys;
    private T[] _values;
    private bool _open;
    private HashSet<string>? _unsorted;

    /// <summary>A map of the pairs of its initialiser: <c>new() { ["app"] = "web" }</c>; of a key given twice the last value counts.</summary>
    public ModelMap()
        : this(open: false)
    {
    }

    /// <summary>A map of these pairs; of a key given twice the last value counts.</summary>
    public ModelMap(IEnumerable<(string Key, T Value)> pairs)
        : this(open: true)
    {
        foreach (var (key, value) in pairs)
            Put(key, value);
        _open = false;
    }

    /// <summary>A map of these pairs; of a key given twice the last value counts.</summary>
    public ModelMap(IEnumerable<KeyValuePair<string, T>> pairs)
        : this(open: true)
    {
        foreach (var (key, value) in pairs)
            Put(key, value);
        _open = false;
    }

    /// <summary>A map that may still grow: only builders and readers hold one.</summary>
    internal ModelMap(bool open)
    {
        _keys = [];
        _values = [];
        _open = open;
    }

    /// <summary>The empty map.</summary>
    public static ModelMap<T> Empty { get; } = new(open: false);

    /// <inheritdoc cref="IReadOnlyCollection{T}.Count"/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _keys.Take(Count);

    /// <inheritdoc/>
    public IEnumerable<T> Values => _values.Take(Count);

    bool IObjectValue.IsComplete => true;

    bool IOpenCollection.IsOpen => _open;

    /// <summary>The value of a key; set by an initialiser alone.</summary>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public T this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"there is no key '{key}'");
        init => Put(key, value);
    }

    Value IObjectValue.this[string name] => Find(name) is >= 0 and var i ? Slots.ToValue(_values[i]) : Value.Absent;

    /// <summary>A copy of a dictionary.</summary>
    public static implicit operator ModelMap<T>(Dictionary<string, T> pairs) => new(pairs);

    /// <summary>Equal pair by pair.</summary>
    public static bool operator ==(ModelMap<T>? left, ModelMap<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Not equal pair by pair.</summary>
    public static bool operator !=(ModelMap<T>? left, ModelMap<T>? right) => !(left == right);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var i = Find(key);
        value = i >= 0 ? _values[i] : default;
        return i >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new(_keys[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    string IObjectValue.NameAt(int index) => _keys[index];

    Value IObjectValue.ValueAt(int index) => Slots.ToValue(_values[index]);

    /// <inheritdoc/>
    public bool Equals(ModelMap<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other.Count != Count)
            return false;
        for (var i = 0; i < Count; i++)
        {
            if (!string.Equals(_keys[i], other._keys[i], StringComparison.Ordinal) || !EqualityComparer<T>.Default.Equals(_values[i], other._values[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ModelMap<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Count; i++)
        {
            hash.Add(_keys[i]);
            hash.Add(_values[i]);
        }

        return hash.ToHashCode();
    }

    /// <summary>The map as compact JSON.</summary>
    public override string ToString() => Serialization.JsonManifestWriter.WriteString(Value.Of(this), indented: false);

    internal string KeyAt(int index) => _keys[index];

    internal T ValueAt(int index) => _values[index];

    internal void Put(string key, T value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var i = Find(key);
        if (i >= 0)
        {
            _values[i] = value;
            return;
        }

        Insert(~i, key, value);
    }

    /// <summary>
    /// Adds a key while a document is read; false if it is there already. Keys of a large map that come in no order are
    /// sorted at the end, all at once.
    /// </summary>
    internal bool TryAdd(string key, T value)
    {
        if (_unsorted is null)
        {
            var i = Find(key);
            if (i >= 0)
                return false;
            if (~i == Count || Count < SortedUpTo)
            {
                Insert(~i, key, value);
                return true;
            }

            _unsorted = new(_keys.AsSpan(0, Count).ToArray(), StringComparer.Ordinal);
        }

        if (!_unsorted.Add(key))
            return false;
        MakeRoom();
        _keys[Count] = key;
        _values[Count++] = value;
        return true;
    }

    internal void Remove(string key)
    {
        if (Find(key) is not (>= 0 and var i))
            return;
        Count--;
        Array.Copy(_keys, i + 1, _keys, i, Count - i);
        Array.Copy(_values, i + 1, _values, i, Count - i);
    }

    /// <summary>A copy that may grow.</summary>
    internal ModelMap<T> Reopen() => new(open: true)
    {
        _keys = _keys.AsSpan(0, Count).ToArray(),
        _values = _values.AsSpan(0, Count).ToArray(),
        Count = Count,
    };

    internal ModelMap<T> Close()
    {
        if (_unsorted is not null)
        {
            Array.Sort(_keys, _values, 0, Count, StringComparer.Ordinal);
            _unsorted = null;
        }

        _open = false;
        return this;
    }

    void IOpenCollection.Close() => _open = false;

    private void Insert(int at, string key, T value)
    {
        MakeRoom();
        if (at < Count)
        {
            Array.Copy(_keys, at, _keys, at + 1, Count - at);
            Array.Copy(_values, at, _values, at + 1, Count - at);
        }

        _keys[at] = key;
        _values[at] = value;
        Count++;
    }

    private void MakeRoom()
    {
        if (Count < _keys.Length)
            return;
        if (Count == 0)
        {
            _keys = new string[4];
            _values = new T[4];
            return;
        }

        Array.Resize(ref _keys, Count * 2);
        Array.Resize(ref _values, Count * 2);
    }

    /// <summary>The place of a key, or the complement of where it belongs.</summary>
    private int Find(string key)
    {
        // Keys mostly arrive in order, so the end is looked at first.
        if (Count == 0 || string.CompareOrdinal(_keys[Count - 1], key) < 0)
            return ~Count;
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = string.CompareOrdinal(_keys[middle], key);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
