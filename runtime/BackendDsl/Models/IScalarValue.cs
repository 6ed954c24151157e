namespace BackendDsl.Models;

/// <summary>A value of this library that stands for a string or a number.</summary>
internal interface IScalarValue
{
    /// <summary>What a slot holds for it; null for the default value.</summary>
    object? Slot { get; }
}
