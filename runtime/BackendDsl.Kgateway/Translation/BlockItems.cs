using System.Collections;
using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway.Translation;

/// <summary>The objects of a list; what is none is told and left out.</summary>
internal readonly struct BlockItems(PolicyObject parent, string name) : IEnumerable<PolicyObject>
{
    public Enumerator GetEnumerator() => new(parent, name);

    IEnumerator<PolicyObject> IEnumerable<PolicyObject>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(PolicyObject parent, string name) : IEnumerator<PolicyObject>
    {
        private readonly IArrayValue? _list = parent.List(name);
        private int _index;
        private PolicyObject _current;

        public readonly PolicyObject Current => _current;

        readonly object IEnumerator.Current => _current;

        public bool MoveNext()
        {
            while (_index < _list?.Count)
            {
                if (parent.TryItem(_list!, name, _index++, out _current))
                    return true;
            }

            return false;
        }

        public void Reset() => _index = 0;

        public readonly void Dispose()
        {
        }
    }
}
