namespace BackendDsl.ManifestHost;

/// <summary>The C# declaration something came from.</summary>
/// <param name="Member">Full name of the member.</param>
/// <param name="File">Path relative to the project where it lies below it, with forward slashes; empty where unknown.</param>
/// <param name="Line">Line, from 1; 0 where unknown.</param>
internal sealed record SourceOrigin(string Member, string File, int Line)
{
    /// <summary>The place in the form the build understands, or the member where the file is not known.</summary>
    public string Place => File.Length > 0 ? $"{File}({Line})" : Member;

    /// <summary>Makes the path of a declaration relative to the project.</summary>
    public static string Relative(string file, string projectDirectory)
    {
        if (file.Length == 0)
            return "";
        var relative = Path.IsPathRooted(file) ? Path.GetRelativePath(projectDirectory, file) : file;
        return relative.Replace('\\', '/');
    }
}
