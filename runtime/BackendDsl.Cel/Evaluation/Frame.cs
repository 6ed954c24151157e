using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The state of one evaluation: variables by slot, the cost units and the work left.</summary>
internal sealed class Frame
{
    /// <summary>
    /// The most work an evaluation may do beside what it is charged for. A server charges a comparison of two lists by their
    /// length alone, however deep they are; this keeps what hostile rules make of that within bounds.
    /// </summary>
    public const long WorkLimit = 10_000_000;

    [ThreadStatic]
    private static Frame? s_cached;

    public CelValue[] Slots = new CelValue[8];

    /// <summary>The units of a server's cost left; below zero the evaluation is over.</summary>
    public long StepsLeft;

    /// <summary>The work that costs nothing.</summary>
    public readonly WorkMeter Meter = new(WorkLimit);

    /// <summary>True where the evaluation may not go on.</summary>
    public bool IsOver => StepsLeft < 0 || Meter.IsExhausted;

    /// <summary>Takes <paramref name="steps"/>; false where none are left. One step is one unit of an API server's cost.</summary>
    public bool Charge(long steps)
    {
        StepsLeft -= steps;
        return StepsLeft >= 0;
    }

    /// <summary>Notes work that costs nothing; false where there has been too much of it, which ends the evaluation.</summary>
    public bool Work(long amount) => Meter.Spend(amount) && StepsLeft >= 0;

    /// <summary>Ends the evaluation: what is asked for cannot be paid.</summary>
    public CelValue Exhaust()
    {
        StepsLeft = Math.Min(StepsLeft, -1);
        return CelErrors.BudgetExceeded;
    }

    public static Frame Rent(int slots, long budget)
    {
        var frame = s_cached ?? new Frame();
        s_cached = null;
        if (frame.Slots.Length < slots)
            frame.Slots = new CelValue[slots * 2];
        frame.StepsLeft = budget;
        frame.Meter.Reset(WorkLimit);
        return frame;
    }

    public void Return(int slots)
    {
        // So that no document is kept alive.
        for (var i = 0; i < slots; i++)
            Slots[i] = default;
        s_cached = this;
    }
}
