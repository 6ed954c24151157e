namespace BackendDsl.CSharp.Model;

/// <summary>A generated record with its builder.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="Definition">Its index in the compact schema of the kind.</param>
/// <param name="Documentation">Its documentation.</param>
/// <param name="Properties">Its properties, sorted by wire name.</param>
internal sealed record ObjectModel(
    TypeName Name, int Definition, Documentation Documentation, EquatableArray<PropertyModel> Properties);
