using System;
using System.IO;

namespace BackendDsl.Build.Protocol;

/// <summary>Names of what is made beside its place and moved there when it is whole: two builds at once never meet in one.</summary>
internal static class UniqueName
{
    /// <summary>A name beside a path that nobody else has; a dot before it keeps it out of listings.</summary>
    public static string Beside(string path) => In(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".");

    /// <summary>A name in a folder that nobody else has.</summary>
    public static string In(string folder, string begin = "") => Path.Combine(folder, $".{begin}{Guid.NewGuid():N}");
}
