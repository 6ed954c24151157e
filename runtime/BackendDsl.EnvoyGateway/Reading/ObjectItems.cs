using System.Collections;
using BackendDsl.Cel.Values;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>The items of a list of objects; what is none is as if it were not there.</summary>
internal readonly struct ObjectItems(IArrayValue? list) : IReadOnlyList<ObjectFields>
{
    public int Count => list?.Count ?? 0;

    public ObjectFields this[int index] => list![index] is { Kind: ValueKind.Object } item ? new(item.Object) : default;

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<ObjectFields> IEnumerable<ObjectFields>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(ObjectItems items) : IEnumerator<ObjectFields>
    {
        private int _index = -1;

        public readonly ObjectFields Current => items[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < items.Count;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}
