using System.Globalization;

namespace BackendDsl.Benchmarks.Build;

/// <summary>
/// What compilers take while something runs: the CPU time of the processes that this one waits for and of a compiler server of our own, and the most memory that a
/// compiler held. Read from <c>/proc</c>, so on Linux alone; elsewhere the figures are NaN.
/// </summary>
internal sealed class CompilerMeter : IDisposable
{
    private const double TicksPerSecond = 100;

    private readonly string? _server;
    private readonly double _before;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _watch;
    private double _peak = double.NaN;

    /// <summary>Starts to measure.</summary>
    /// <param name="server">The id of the compiler server (<c>SharedCompilationId</c>) that works; null where each build starts a compiler.</param>
    public CompilerMeter(string? server)
    {
        _server = server;
        _before = Cpu();
        _watch = new(Watch) { IsBackground = true };
        _watch.Start();
    }

    /// <summary>The memory of the largest compiler seen, in MiB.</summary>
    public double Peak
    {
        get
        {
            _stop.Cancel();
            _watch.Join();
            return _peak;
        }
    }

    /// <summary>CPU seconds since the start.</summary>
    public double Taken => Cpu() - _before;

    /// <summary>The process that serves as compiler server under an id.</summary>
    public static int? FindServer(string id) => Processes().Where(p => IsServer(p, id)).Select(static p => (int?)p).FirstOrDefault();

    public void Dispose()
    {
        _stop.Cancel();
        _watch.Join();
        _stop.Dispose();
    }

    private static IEnumerable<int> Processes() => Directory.Exists("/proc")
        ? Directory.EnumerateDirectories("/proc").Select(static d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(static id => id > 0)
        : [];

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return "";
        }
    }

    private static bool IsServer(int process, string id) => Read(process, "cmdline").Contains("-pipename:" + id, StringComparison.Ordinal);

    private double Cpu()
    {
        if (!Directory.Exists("/proc"))
            return double.NaN;
        var own = Times(Read(Environment.ProcessId, "stat"));
        var server = _server is not null && FindServer(_server) is { } process ? Times(Read(process, "stat")) : default;
        return (own.Children + server.Own) / TicksPerSecond;
    }

    /// <summary>A process's own ticks, and those of its children that have ended. What stands before is its name, in brackets.</summary>
    private static (double Own, double Children) Times(string stat)
    {
        var end = stat.LastIndexOf(')');
        if (end < 0)
            return default;
        var fields = stat[(end + 2)..].Split(' ');
        double At(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
        return (At(11) + At(12), At(13) + At(14));
    }

    private void Watch()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var process in Processes())
            {
                var isCompiler = _server is null ? Read(process, "comm").Trim() == "csc" : IsServer(process, _server);
                if (!isCompiler && !Read(process, "cmdline").Contains("BackendDsl.DefinitionCompiler.dll", StringComparison.Ordinal))
                    continue;
                var line = Read(process, "status").Split('\n').FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is not null && double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024 is var held && !(held <= _peak))
                    _peak = held;
            }

            _stop.Token.WaitHandle.WaitOne(50);
        }
    }
}
