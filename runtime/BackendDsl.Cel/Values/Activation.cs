using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>
/// What a function may know of the evaluation it is called in: the cost units and the work left. One unit is one of an API
/// server's; work is what a server does not charge, but what hostile rules could make too much of.
/// </summary>
internal abstract class Activation
{
    /// <summary>The units of a server's cost left; below zero the evaluation is over.</summary>
    public long StepsLeft { get; set; }

    /// <summary>The work that costs nothing.</summary>
    public WorkMeter Meter { get; } = new(CelLimits.Work);

    /// <summary>True where the evaluation may not go on.</summary>
    public bool IsOver => StepsLeft < 0 || Meter.IsExhausted;

    /// <summary>Takes <paramref name="steps"/>; false where none are left.</summary>
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
}
