namespace BackendDsl.Cel.Values;

/// <summary>
/// Counts the work of comparing, hashing and copying values, and ends it at a limit: values may share their parts, so that a
/// short expression makes values of endless size out of little memory.
/// </summary>
internal sealed class WorkMeter(long limit)
{
    /// <summary>The steps left; below zero where there was too much work.</summary>
    public long Left { get; private set; } = limit;

    /// <summary>True where there was too much work: nothing computed since counts.</summary>
    public bool IsExhausted => Left < 0;

    /// <summary>Takes so many steps; false where none are left.</summary>
    public bool Spend(long steps)
    {
        Left -= steps;
        return Left >= 0;
    }

    /// <summary>Starts over.</summary>
    public void Reset(long steps) => Left = steps;
}
