using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>A structure that becomes one C# type, with the shortest way that leads to it.</summary>
/// <param name="Key">What makes it the same as another: the definition index, or the values of an enumeration.</param>
/// <param name="Schema">Its schema at the shortest path: the documentation is taken from there.</param>
/// <param name="Path">The shortest path, the first by ordinal order among those.</param>
/// <param name="IsEnum">True for an enumeration.</param>
internal sealed record TypeNode(string Key, SchemaNode Schema, SchemaPath Path, bool IsEnum);
