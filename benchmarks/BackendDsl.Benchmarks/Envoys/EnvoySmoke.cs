using System.Diagnostics;
using System.Globalization;
using BackendDsl.Benchmarks.Runtime;
using BackendDsl.Envoy;
using BackendDsl.Kgateway;

namespace BackendDsl.Benchmarks.Envoys;

/// <summary>A quick look at the checks of clusters and at large config dumps.</summary>
internal static class EnvoySmoke
{
    public static void Run()
    {
        var checks = new ClusterCheckBenchmarks();
        var format = Best(7, () => checks.Format());
        var judge = Best(7, () => checks.Evaluate());
        var all = Best(7, () => checks.EvaluateAll());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"judge a cluster: {judge / 1000:F2} µs, {judge / format:F2} times printing it; in one response {all / 1000:F2} µs"));
        var clusters = KgatewayTranslator.Translate(RuntimeSetup.Input(1_000)).ToList();
        foreach (var times in (int[])[1, 2, 4, 8])
        {
            var many = Enumerable.Range(0, times * clusters.Count).Select(i =>
            {
                var cluster = clusters[i % clusters.Count].Clone();
                cluster.Name = "c" + i.ToString(CultureInfo.InvariantCulture);
                return cluster;
            }).ToList();
            var time = Best(3, () => ClusterChecks.EvaluateAll(many).Count());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {many.Count} clusters: {time / many.Count:F2} µs each"));
        }

        Verify(300L << 20);
    }

    /// <summary>Compares the clusters of a policy with those of a large dump, and tells time and memory.</summary>
    private static void Verify(long bytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"backenddsl-dump-{Environment.ProcessId}.json");
        try
        {
            using (var file = File.Create(path))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dump of {bytes >> 20} MiB: {DumpWriter.Write(file, bytes)} clusters"));
            var expected = KgatewayTranslator.Translate(RuntimeSetup.Input(1_000)).Select((c, i) =>
            {
                var cluster = c.Clone();
                cluster.Name = "bench_" + i.ToString(CultureInfo.InvariantCulture);
                return cluster;
            }).ToList();
            GC.Collect();
            var watch = Stopwatch.StartNew();
            using var stream = File.OpenRead(path);
            var dump = ConfigDump.Read(stream, expected.Select(c => c.Name).ToHashSet(StringComparer.Ordinal));
            var gaps = dump.Verify(expected).Count(d => d.IsGap);
            watch.Stop();
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  verify {expected.Count} clusters: {watch.Elapsed.TotalSeconds:F1} s, {gaps} gaps, {GC.GetTotalMemory(true) >> 20} MiB in use, peak of the process {process.PeakWorkingSet64 >> 20} MiB"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Best(int rounds, Func<int> action)
    {
        action();
        var best = double.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds);
        }

        return best;
    }
}
