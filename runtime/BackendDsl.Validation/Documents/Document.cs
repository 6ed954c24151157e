using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>One document of a text.</summary>
/// <param name="Root">Its value; objects and arrays know where their members stand.</param>
/// <param name="Mark">Where it starts.</param>
public sealed record Document(Value Root, SourceMark Mark);
