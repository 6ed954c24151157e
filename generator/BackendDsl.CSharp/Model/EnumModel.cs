namespace BackendDsl.CSharp.Model;

/// <summary>A generated extensible enumeration.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="IsInteger">True where its values are integers.</param>
/// <param name="Documentation">Its documentation.</param>
/// <param name="Members">Its known values, in the order of the schema.</param>
internal sealed record EnumModel(TypeName Name, bool IsInteger, Documentation Documentation, EquatableArray<EnumMemberModel> Members);
