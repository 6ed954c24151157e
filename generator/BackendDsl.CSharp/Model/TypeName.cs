namespace BackendDsl.CSharp.Model;

/// <summary>The name of a generated type.</summary>
/// <param name="Name">The identifier.</param>
/// <param name="IsNested">True for a type inside the root class of its kind.</param>
internal sealed record TypeName(string Name, bool IsNested);
