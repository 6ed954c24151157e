using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The state of one evaluation: variables by slot, the cost units and the work left.</summary>
internal sealed class EvaluationState : Activation
{
    [ThreadStatic]
    private static EvaluationState? s_cached;

    public CelValue[] Slots = new CelValue[8];

    public static EvaluationState Rent(int slots, long budget)
    {
        var frame = s_cached ?? new EvaluationState();
        s_cached = null;
        if (frame.Slots.Length < slots)
            frame.Slots = new CelValue[slots * 2];
        frame.StepsLeft = budget;
        frame.Meter.Reset(CelLimits.Work);
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
