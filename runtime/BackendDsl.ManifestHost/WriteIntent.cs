using System.Security.Cryptography;
using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.ManifestHost;

/// <summary>
/// What a build is about to write, beside the record while it writes: each path with the hash of its content. After an interrupted build, a file
/// with that content at that path is ours, and any other is not: somebody may have put it there since.
/// </summary>
internal static class WriteIntent
{
    /// <summary>Its name for a project. No project's record can have it: names hold no <c>~</c>.</summary>
    public static string FileName(string project) => OwnedFiles.FileName(project) + "~intent";

    /// <summary>Its bytes.</summary>
    public static byte[] Format(IEnumerable<PlannedFile> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.Select(f => RecordLine.Join(Convert.ToHexString(SHA256.HashData(f.Content)), f.Path) + "\n")));

    /// <summary>Hashes by path; empty where no build was interrupted.</summary>
    public static Dictionary<string, string> Read(string path)
    {
        var intent = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return intent;
        foreach (var line in File.ReadLines(path))
        {
            if (RecordLine.Split(line) is [var hash, var file] && OwnedFiles.IsInside(file))
                intent[file] = hash;
        }

        return intent;
    }
}
