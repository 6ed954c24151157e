using System.Globalization;

namespace BackendDsl.ManifestHost;

/// <summary>A place in a file.</summary>
/// <param name="File">Full path, or relative to the project; empty where unknown.</param>
/// <param name="Line">Line, from 1; 0 where unknown.</param>
internal readonly record struct FilePlace(string File, int Line = 0)
{
    /// <summary>No file: the build blames the project's.</summary>
    public static FilePlace Project { get; } = new("");

    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}({Line})") : File;
}
