using System.Collections;
using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway;

/// <summary>
/// Custom resources, typed or as read from text: a generated model is an <see cref="IObjectValue"/> too, so both go in the same way
/// and are read without a conversion.
/// </summary>
public sealed class ObjectList : IReadOnlyList<IObjectValue>
{
    private readonly List<IObjectValue> _items = [];

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public IObjectValue this[int index] => _items[index];

    /// <summary>Adds one resource.</summary>
    public void Add(IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _items.Add(resource);
    }

    /// <summary>Adds several resources.</summary>
    public void Add(IEnumerable<IObjectValue> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        foreach (var resource in resources)
            Add(resource);
    }

    /// <inheritdoc/>
    public IEnumerator<IObjectValue> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
