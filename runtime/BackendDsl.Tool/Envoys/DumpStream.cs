using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Envoy;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Envoys;

/// <summary>A large config dump in a file: its clusters are read one at a time, and none of it is held.</summary>
internal sealed partial class DumpStream(string path, string name, CancellationToken cancellation)
{
    /// <summary>True for a file that begins as <c>/config_dump</c> answers and is better not held as a whole.</summary>
    public static bool Is(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML")
            return false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (!file.CanSeek || file.Length <= TextReaderLimits.HeldDumpBytes)
                return false;
            var head = new byte[4096];
            return Start().IsMatch(Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it says why.
            return false;
        }
    }

    /// <summary>Its clusters; the file is read as they are asked for, and each time anew.</summary>
    /// <exception cref="EnvoyJsonException">While iterating: it is no config dump; the exception tells the place.</exception>
    /// <exception cref="IOException">While iterating: it cannot be read, or is too large.</exception>
    public IEnumerable<EnvoyFileCluster> Clusters()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        foreach (var cluster in EnvoyClusters.ReadEach(new LimitedStream(file, TextReaderLimits.DumpBytes, cancellation), name))
            yield return EnvoyFileReader.Of(name, cluster);
    }

    [GeneratedRegex(@"^\uFEFF?\s*\{\s*""configs""\s*:")]
    private static partial Regex Start();
}
