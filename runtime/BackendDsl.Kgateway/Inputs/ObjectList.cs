using System.Collections;
using System.Runtime.CompilerServices;
using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway;

/// <summary>
/// Custom resources, typed or as read from text: a generated model is an <see cref="IObjectValue"/> too, so both go in the same way
/// and are read without a conversion.
/// </summary>
public sealed class ObjectList : IReadOnlyList<IObjectValue>
{
    private readonly List<IObjectValue> _items = [];
    private readonly List<SourcePlace> _places = [];

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public IObjectValue this[int index] => _items[index];

    /// <summary>Adds one resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="file">The C# file that gives it, which the compiler fills in: findings and origins of an object without places of its own name it.</param>
    /// <param name="line">The line there.</param>
    public void Add(IObjectValue resource, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(file);
        Add(resource, new SourcePlace(file, line > 0 ? new(line, 1) : default));
    }

    /// <summary>Adds several resources.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="file">The C# file that gives them, which the compiler fills in.</param>
    /// <param name="line">The line there.</param>
    public void Add(IEnumerable<IObjectValue> resources, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(resources);
        foreach (var resource in resources)
            Add(resource, file, line);
    }

    /// <inheritdoc/>
    public IEnumerator<IObjectValue> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal SourcePlace PlaceAt(int index) => _places[index];

    internal void Add(IObjectValue resource, SourcePlace place)
    {
        _items.Add(resource);
        _places.Add(place);
    }
}
