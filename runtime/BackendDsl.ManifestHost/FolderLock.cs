using System.Security.Cryptography;
using System.Text;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Two projects, or two builds, may share an output folder: one at a time. The lock is a file outside the folder (so that it is never committed),
/// one for each user (who cannot open another's), and goes away with its holder.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(ManifestLimits.LockSeconds);

    private readonly FileStream _file;
    private readonly string _path;

    private FolderLock(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>Waits for the folder.</summary>
    /// <exception cref="IOException">Another process keeps it for longer than two minutes.</exception>
    public static FolderLock Take(string directory)
    {
        var path = PathFor(directory);
        var until = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
                if (IsTheOneInPlace(file, path))
                    return new(file, path);
                file.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && DateTime.UtcNow < until)
            {
                // Held, or being deleted by its last holder.
            }

            Thread.Sleep(10);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            // While it is still held: whoever opened it in the meantime finds that another one stands in its place.
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is only a file in the temporary folder.
        }

        _file.Dispose();
    }

    // The last holder may have deleted the file between our opening and locking it: then the lock is on a file nobody else will ever find.
    private static bool IsTheOneInPlace(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows())
            return true;
        // Opening it again would ask for the lock, so it is known by a time stamp of our own, in whole seconds as every file system keeps them.
        var stamp = DateTime.UnixEpoch.AddSeconds(2 * RandomNumberGenerator.GetInt32(1, 1_000_000_000));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, stamp);
        return File.GetLastWriteTimeUtc(path) == stamp;
    }

    private static string PathFor(string directory)
    {
        var name = Path.GetFullPath(directory) + "\n" + Environment.UserName;
        return Path.Combine(Path.GetTempPath(), $"backenddsl-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}.lock");
    }
}
