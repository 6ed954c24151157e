namespace BackendDsl.CSharp.Model;

/// <summary>A generated record with its builder.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="Definition">Its index in the compact schema of the kind.</param>
/// <param name="Documentation">Its documentation.</param>
/// <param name="Properties">Its properties, sorted by wire name.</param>
/// <param name="HasBuilder">False where only <c>status</c> leads to it: what the server writes is read, not built.</param>
internal sealed record ObjectModel(
    TypeName Name, int Definition, Documentation Documentation, EquatableArray<PropertyModel> Properties, bool HasBuilder = true);
