namespace BackendDsl.Cel.Values;

/// <summary>An array as the engine reads it.</summary>
public interface IArrayValue
{
    /// <summary>How many items are there (of those that are known, if not <see cref="IsComplete"/>).</summary>
    int Count { get; }

    /// <summary>The item at <paramref name="index"/>, from 0; never absent, but it may be unknown.</summary>
    Value this[int index] { get; }

    /// <summary>False if further items may follow that are not known (items appended in a loop); always true at run time.</summary>
    bool IsComplete { get; }
}
