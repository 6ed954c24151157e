using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using BackendDsl.Build.Protocol;

namespace BackendDsl.Build;

/// <summary>
/// What the last finished run was made from and what it left: every file that the user's code loads or reads, by path, size and time, and every
/// file it wrote. Equality counts, not age: a package that is downgraded brings older files. The options are part of it.
/// </summary>
internal static class InputState
{
    private const int Attempts = 20;

    /// <summary>The lines of files, in ordinal order and once each; a file that is not there has a line too.</summary>
    public static string Describe(IEnumerable<string> files)
    {
        var text = new StringBuilder();
        foreach (var path in new SortedSet<string>(files, StringComparer.Ordinal))
        {
            if (path.Length == 0)
                continue;
            var file = new FileInfo(path);
            text.Append(file.Exists
                ? RecordLine.Join(path, file.Length.ToString(CultureInfo.InvariantCulture), file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture))
                : RecordLine.Join(path, "-", "-")).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The paths of lines made by <see cref="Describe"/>, with each path's own line.</summary>
    public static Dictionary<string, string> Paths(string lines)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n'))
        {
            if (line.Length > 0)
                paths[RecordLine.Split(line)[0]] = line + "\n";
        }

        return paths;
    }

    /// <summary>Reads a file, or gives the empty string where there is none.</summary>
    public static string Read(string path) => File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "";

    /// <summary>Writes a file so that it is whole or not there, also where another build writes it at the same time: the last one counts.</summary>
    public static void Write(string path, string text)
    {
        var beside = UniqueName.Beside(path);
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(false));
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    File.Delete(path);
                    File.Move(beside, path);
                    return;
                }
                catch (IOException) when (attempt < Attempts)
                {
                    // Another build was quicker between the two.
                    Thread.Sleep(attempt);
                }
            }
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
