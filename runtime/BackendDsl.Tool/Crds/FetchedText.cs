namespace BackendDsl.Tool.Crds;

/// <summary>A text that a source gave.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Text">The text.</param>
internal sealed record FetchedText(string Name, string Text);
