namespace BackendDsl.CSharp.Printing;

/// <summary>The source of a kind.</summary>
/// <param name="Text">The text.</param>
/// <param name="Code">Where code that runs stands in it, in the order of the text.</param>
internal sealed record PrintedKind(string Text, IReadOnlyList<CodeSpan> Code);
