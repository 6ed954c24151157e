namespace BackendDsl.CSharp.Model;

/// <summary>A property of a generated model, and the builder method of the same name.</summary>
/// <param name="WireName">The name in JSON.</param>
/// <param name="Name">The name in C#.</param>
/// <param name="Slot">Its place among the wire names of the object, sorted ordinal.</param>
/// <param name="Shape">Its type.</param>
/// <param name="Documentation">Its documentation.</param>
/// <param name="UnionNote">What the member excludes or is needed with, or empty: told at the builder method, too.</param>
/// <param name="Obsolete">Why it should not be used; null where it may be.</param>
/// <param name="IsRequired">True where an object without it is refused.</param>
/// <param name="IsBuilt">False where the objects in it have no builder: it takes finished ones.</param>
internal sealed record PropertyModel(
    string WireName, string Name, int Slot, Shape Shape, Documentation Documentation, string UnionNote, string? Obsolete, bool IsRequired, bool IsBuilt = true);
