using System.Collections;
using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway;

/// <summary>Built-in resources: objects of KubernetesClient, or objects as read from text.</summary>
/// <typeparam name="T">The type of KubernetesClient.</typeparam>
public sealed class ResourceList<T> : IReadOnlyList<object>
    where T : class
{
    private readonly List<object> _items = [];

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>A <typeparamref name="T"/>, or an <see cref="IObjectValue"/> where the object was read from text.</summary>
    public object this[int index] => _items[index];

    /// <summary>Adds one resource.</summary>
    public void Add(T resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _items.Add(resource);
    }

    /// <summary>Adds several resources.</summary>
    public void Add(IEnumerable<T> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        foreach (var resource in resources)
            Add(resource);
    }

    /// <summary>Adds one resource as read from text.</summary>
    public void Add(IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        _items.Add(resource);
    }

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
