using System.Reflection;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>A method that is made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">How it is seen and called.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record MethodSpec(string Name, MethodAttributes Attributes, ClrType Returns, params IReadOnlyList<ParameterSpec> Parameters)
{
    /// <summary>True for the setter of a property that may be set while an object is made only.</summary>
    public bool IsInitOnly { get; init; }

    /// <summary>True for what the C# compiler would make of its own accord.</summary>
    public bool IsCompilerGenerated { get; init; }

    /// <summary>True where C# says nothing of null: in what it makes itself for a value type.</summary>
    public bool IsOblivious { get; init; }
}
