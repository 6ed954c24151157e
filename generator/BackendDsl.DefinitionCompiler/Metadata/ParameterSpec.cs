using System.Reflection;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>A parameter of a method that is made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Attributes">What it is else.</param>
/// <param name="IsCollection">True for <c>params</c> over something enumerable.</param>
/// <param name="TupleNames">The names of the members of the tuples in its type.</param>
/// <param name="IsByReference">True for <c>out</c>.</param>
internal sealed record ParameterSpec(
    string Name, ClrType Type, ParameterAttributes Attributes = ParameterAttributes.None, bool IsCollection = false, IReadOnlyList<string>? TupleNames = null, bool IsByReference = false);
