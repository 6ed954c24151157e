using System.Collections;
using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway.Translation;

/// <summary>The objects of a list; what is none is told and left out.</summary>
internal readonly struct BlockItems(Block parent, string name) : IEnumerable<Block>
{
    public Enumerator GetEnumerator() => new(parent, name);

    IEnumerator<Block> IEnumerable<Block>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(Block parent, string name) : IEnumerator<Block>
    {
        private readonly IArrayValue? _list = parent.List(name);
        private int _index;
        private Block _current;

        public readonly Block Current => _current;

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
