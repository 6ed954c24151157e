using System.Globalization;
using System.Text;

namespace BackendDsl.Tool.Preview;

/// <summary>Tells by path, size and time whether files changed.</summary>
internal static class FileStamps
{
    /// <summary>A text that is another one after any of these files changed, came or went.</summary>
    public static string Of(IEnumerable<string> fullPaths)
    {
        var text = new StringBuilder();
        foreach (var path in fullPaths)
        {
            var file = new FileInfo(path);
            text.Append(path).Append('|');
            if (file.Exists)
                text.Append(file.Length.ToString(CultureInfo.InvariantCulture)).Append('|').Append(file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        return text.ToString();
    }
}
