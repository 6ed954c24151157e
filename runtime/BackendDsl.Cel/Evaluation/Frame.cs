using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The state of one evaluation: variables by slot, and the steps left.</summary>
internal sealed class Frame
{
    [ThreadStatic]
    private static Frame? s_cached;

    public CelValue[] Slots = new CelValue[8];

    public long StepsLeft;

    /// <summary>Takes <paramref name="steps"/>; false where none are left. One step is one unit of an API server's cost.</summary>
    public bool Charge(long steps)
    {
        StepsLeft -= steps;
        return StepsLeft >= 0;
    }

    /// <summary>Takes a tenth of a size, rounded up: what going over a text costs.</summary>
    public bool ChargeTraversal(long size) => Charge((size + 9) / 10);

    public static Frame Rent(int slots, long budget)
    {
        var frame = s_cached ?? new Frame();
        s_cached = null;
        if (frame.Slots.Length < slots)
            frame.Slots = new CelValue[slots * 2];
        frame.StepsLeft = budget;
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
