using System.Diagnostics;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Tests;

public sealed class MemoryWatchTests
{
    [Fact]
    public void Whoever_allocates_much_has_the_collector_look_through_everything()
    {
        var before = GC.CollectionCount(2);
        var limit = Stopwatch.StartNew();
        using (MemoryWatch.Start())
        {
            while (GC.CollectionCount(2) < before + 3)
            {
                Assert.True(limit.Elapsed < TimeSpan.FromMinutes(1));
                GC.KeepAlive(new byte[1 << 10]);
            }
        }
    }
}
