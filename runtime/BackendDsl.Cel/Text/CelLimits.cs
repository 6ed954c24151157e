namespace BackendDsl.Cel.Text;

/// <summary>What a hostile expression may cost at most. The page of limits is printed from here.</summary>
internal static class CelLimits
{
    /// <summary>Code points of a CEL expression, as on a server.</summary>
    public const int CodePoints = 100_000;

    /// <summary>Nesting of a CEL expression, as on a server.</summary>
    public const int Depth = 250;

    /// <summary>Faults of one CEL expression that are told.</summary>
    public const int Faults = 100;

    /// <summary>Steps of one CEL evaluation, as on a server.</summary>
    public const long Steps = 1_000_000;

    /// <summary>
    /// Work of one CEL evaluation that a server does not charge: elements and characters that comparisons look at. A server charges a comparison of
    /// two lists by their length alone, however deep they are; this keeps what hostile rules make of that within bounds.
    /// </summary>
    public const long Work = 10_000_000;

    /// <summary>Steps spent on computing one constant part of a CEL expression ahead.</summary>
    public const long FoldingSteps = 10_000;

    /// <summary>Items of a list that lists.range makes; as many as fit the cost of one expression.</summary>
    public const long RangeItems = 1_000_000;

    /// <summary>Digits behind the point that a format may ask for.</summary>
    public const int Precision = 1000;
}
