namespace BackendDsl.Tool.Differences;

/// <summary>One change from a definition to a newer one.</summary>
/// <param name="Group">The API group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Version">The version; empty for the definition as a whole.</param>
/// <param name="Path">The field; <c>[]</c> stands for every item, <c>[*]</c> for every key. Empty for the version or definition.</param>
/// <param name="Change">What it is.</param>
/// <param name="Message">What is told.</param>
/// <param name="Breaks">True where objects that were accepted may be refused, or lose something.</param>
internal sealed record DefinitionChange(string Group, string Kind, string Version, string Path, DefinitionChangeKind Change, string Message, bool Breaks);
