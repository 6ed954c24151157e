using System.Runtime.InteropServices;

namespace BackendDsl.Fuzz;

/// <summary>Which edges of the instrumented code an input took, and how often in steps of powers of two; without instrumentation it stays empty.</summary>
internal sealed unsafe class CoverageMap
{
    /// <summary>Size of the map that the instrumentation writes to.</summary>
    public const int Size = 1 << 16;

    private readonly byte* _hits;
    private readonly byte[] _seen = new byte[Size];

    /// <param name="hits">The map, of <see cref="Size"/> bytes; null without instrumentation.</param>
    public CoverageMap(nint hits) => _hits = (byte*)hits;

    /// <summary>How many edges were taken so far.</summary>
    public int Edges { get; private set; }

    public void Clear()
    {
        if (_hits is not null) NativeMemory.Clear(_hits, Size);
    }

    /// <summary>Adds what the last input took; true where something of it is new.</summary>
    public bool Add()
    {
        if (_hits is null) return false;
        var isNew = false;
        for (var i = 0; i < Size; i++)
        {
            if (_hits[i] == 0) continue;
            var bucket = (byte)(1 << (int)Math.Min(7, Math.Log2(_hits[i])));
            if ((_seen[i] & bucket) != 0) continue;
            if (_seen[i] == 0) Edges++;
            _seen[i] |= bucket;
            isNew = true;
        }

        return isNew;
    }
}
