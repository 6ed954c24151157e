namespace BackendDsl.Tool.Importing;

/// <summary>A file of C# code.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
internal sealed record ImportedFile(string Name, string Text);
