namespace BackendDsl.Cel.Cost;

/// <summary>How large a value can get in one request of three megabytes: what an estimate of costs knows of a variable beside its type.</summary>
public sealed class CostShape
{
    /// <summary>The most bytes a request may have.</summary>
    public const long MaximumRequest = 3 * 1024 * 1024;

    /// <summary>Bounds on a value.</summary>
    /// <param name="maxElements">Characters of a string, items of a list, pairs of a map; 0 where that is no question. A negative number counts as 0.</param>
    /// <param name="minSize">The fewest bytes of JSON such a value takes.</param>
    public CostShape(long maxElements, long minSize)
    {
        MaxElements = maxElements < 0 ? 0UL : (ulong)maxElements;
        MinSize = minSize;
    }

    /// <summary>Characters of a string, items of a list, pairs of a map; 0 where that is no question.</summary>
    public ulong MaxElements { get; }

    /// <summary>The fewest bytes of JSON such a value takes.</summary>
    public long MinSize { get; }

    /// <summary>The items of a list or the values of a map.</summary>
    public CostShape? Element { get; init; }

    /// <summary>The keys of a map.</summary>
    public CostShape? Key { get; init; }

    /// <summary>The fields of an object, by their names in CEL.</summary>
    public IReadOnlyDictionary<string, CostShape>? Fields { get; init; }

    /// <summary>How often such a value can occur in one request.</summary>
    public ulong MaxCardinality => (ulong)(MaximumRequest / (MinSize + 1));
}
