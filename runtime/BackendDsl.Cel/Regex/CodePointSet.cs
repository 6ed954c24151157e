namespace BackendDsl.Cel.Regex;

/// <summary>An immutable set of code points: sorted, disjoint, non-adjacent ranges as pairs of first and last.</summary>
internal sealed class CodePointSet
{
    public const int Max = 0x10FFFF;

    public static readonly CodePointSet Empty = new([]);
    public static readonly CodePointSet Any = new([0, Max]);
    public static readonly CodePointSet NotNewline = new([0, '\n' - 1, '\n' + 1, Max]);

    public CodePointSet(int[] ranges) => Ranges = ranges;

    public int[] Ranges { get; }

    public static CodePointSet Single(int codePoint) => new([codePoint, codePoint]);

    public bool Contains(int codePoint)
    {
        var ranges = Ranges;
        int low = 0, high = (ranges.Length >> 1) - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (codePoint < ranges[2 * middle])
                high = middle - 1;
            else if (codePoint > ranges[(2 * middle) + 1])
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    public CodePointSet Negate()
    {
        var result = new List<int>(Ranges.Length + 2);
        var next = 0;
        for (var i = 0; i < Ranges.Length; i += 2)
        {
            if (next < Ranges[i])
            {
                result.Add(next);
                result.Add(Ranges[i] - 1);
            }

            next = Ranges[i + 1] + 1;
        }

        if (next <= Max)
        {
            result.Add(next);
            result.Add(Max);
        }

        return new(result.ToArray());
    }

    public bool SameAs(CodePointSet other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (Ranges.Length != other.Ranges.Length)
            return false;
        for (var i = 0; i < Ranges.Length; i++)
        {
            if (Ranges[i] != other.Ranges[i])
                return false;
        }

        return true;
    }

    public int ContentHash()
    {
        var hash = 17;
        foreach (var bound in Ranges)
            hash = unchecked((hash * 31) + bound);
        return hash;
    }

    /// <summary>Gathers ranges in any order.</summary>
    internal sealed class Builder
    {
        private readonly List<(int First, int Last)> _ranges = [];

        public Builder Add(int first, int last)
        {
            _ranges.Add((first, last));
            return this;
        }

        public Builder Add(CodePointSet set)
        {
            for (var i = 0; i < set.Ranges.Length; i += 2)
                _ranges.Add((set.Ranges[i], set.Ranges[i + 1]));
            return this;
        }

        /// <summary>Adds a range and everything that simple case folding makes equal to its members.</summary>
        public Builder AddFolded(int first, int last)
        {
            _ranges.Add((first, last));
            UnicodeTables.AddFolds(first, last, this);
            return this;
        }

        public CodePointSet Build()
        {
            _ranges.Sort(static (a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.Last.CompareTo(a.Last));
            var result = new List<int>(_ranges.Count * 2);
            foreach (var (first, last) in _ranges)
            {
                if (result.Count > 0 && first <= result[result.Count - 1] + 1)
                {
                    if (last > result[result.Count - 1])
                        result[result.Count - 1] = last;
                    continue;
                }

                result.Add(first);
                result.Add(last);
            }

            return new(result.ToArray());
        }
    }
}
