namespace BackendDsl.CSharp.Model;

/// <summary>A known value of an enumeration.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="Value">The value on the wire, integers in decimal.</param>
internal sealed record EnumMemberModel(string Name, string Value);
