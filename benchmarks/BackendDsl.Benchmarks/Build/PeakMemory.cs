using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>The most memory that one process below another held, looked at ten times a second; 0 where the system does not tell.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly int _root;
    private readonly Timer _timer;
    private long _kibibytes;

    public PeakMemory(int root)
    {
        _root = root;
        _timer = new(_ => Look(), null, 0, 100);
    }

    /// <summary>The largest seen so far.</summary>
    public double MiB => Interlocked.Read(ref _kibibytes) / 1024.0;

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var parents = new Dictionary<int, (int Parent, long Peak)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(folder) is { } entry)
                parents[id] = entry;
        }

        foreach (var (id, entry) in parents)
        {
            for (int at = id, steps = 0; at > 1 && steps < 64 && parents.TryGetValue(at, out var up); at = up.Parent, steps++)
            {
                if (at != _root)
                    continue;
                if (entry.Peak > Interlocked.Read(ref _kibibytes))
                    Interlocked.Exchange(ref _kibibytes, entry.Peak);
                break;
            }
        }
    }

    private static (int Parent, long Peak)? Read(string folder)
    {
        try
        {
            var parent = 0;
            foreach (var line in File.ReadLines(Path.Combine(folder, "status")))
            {
                if (line.StartsWith("PPid:", StringComparison.Ordinal))
                    parent = int.Parse(line.AsSpan(5).Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
                else if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return (parent, long.Parse(line.AsSpan(6).TrimStart().ToString().Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
        }

        return null;
    }
}
