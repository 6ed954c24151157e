namespace BackendDsl.Cel.Cost;

/// <summary>A lower and an upper limit of a cost or a size; sums and products stop at the largest number.</summary>
internal readonly struct CostRange(ulong min, ulong max)
{
    public static readonly CostRange Unknown = new(0, ulong.MaxValue);

    public ulong Min { get; } = min;

    public ulong Max { get; } = max;

    public static CostRange Of(ulong cost) => new(cost, cost);

    public static CostRange operator +(CostRange left, CostRange right) => new(Add(left.Min, right.Min), Add(left.Max, right.Max));

    public static CostRange operator *(CostRange left, CostRange right) => new(Multiply(left.Min, right.Min), Multiply(left.Max, right.Max));

    public CostRange Union(CostRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    /// <summary>Multiplied by a factor and rounded up.</summary>
    public CostRange Times(double factor) => new(Scale(Min, factor), Scale(Max, factor));

    public static ulong Add(ulong left, ulong right) => left > ulong.MaxValue - right ? ulong.MaxValue : left + right;

    public static ulong Multiply(ulong left, ulong right) => right != 0 && left > ulong.MaxValue / right ? ulong.MaxValue : left * right;

    private static ulong Scale(ulong value, double factor)
    {
        var product = Math.Ceiling(value * factor);
        return product >= 18446744073709551616.0 ? ulong.MaxValue : (ulong)product;
    }
}
