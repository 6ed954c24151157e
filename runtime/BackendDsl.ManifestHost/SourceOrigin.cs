namespace BackendDsl.ManifestHost;

/// <summary>The C# declaration something came from.</summary>
/// <param name="Member">Full name of the member.</param>
/// <param name="File">Path relative to the project where it lies below it, with forward slashes; empty where unknown.</param>
/// <param name="Line">Line, from 1; 0 where unknown.</param>
internal sealed record SourceOrigin(string Member, string File, int Line)
{
    /// <summary>The place a message is about.</summary>
    public FilePlace Place => new(File, Line);

    /// <summary>The place for reading: file and line, or the member where the file is not known.</summary>
    public string Text => File.Length > 0 ? Place.ToString() : Member;
}
