namespace BackendDsl.Tool.Running;

/// <summary>
/// Has the collector work sooner than it would by itself. Where a processor has a large cache, and where memory is plenty, it lets two and three times of what is held pile up
/// before it looks through all of it; over a large input that is most of the memory.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private const long LeastBytes = 16 << 20;
    private const int Share = 4;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEventSlim _isOver = new();
    private readonly Thread _thread;

    private MemoryWatch()
    {
        _thread = new(Watch) { IsBackground = true, Name = "memory" };
        _thread.Start();
    }

    /// <summary>Begins; ends where the result is disposed of.</summary>
    public static MemoryWatch Start() => new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver.Set();
        _thread.Join();
        _isOver.Dispose();
    }

    private void Watch()
    {
        var (last, most) = (0L, 0L);
        while (!_isOver.Wait(s_pause))
        {
            var allocated = GC.GetTotalAllocatedBytes();
            if (allocated - last < most)
                continue;
            GC.Collect();
            // What a collection costs grows with what is held: where much is, it is rarer.
            (last, most) = (allocated, Math.Max(LeastBytes, GC.GetTotalMemory(forceFullCollection: false) / Share));
        }
    }
}
