using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Benchmarks.Generator;

/// <summary>A quick look at the generator's figures; medians of few runs.</summary>
internal static class GeneratorSmoke
{
    public static void Run()
    {
        Measure("httproutes", [BenchmarkData.OneDefinition()]);
        Measure("65 definitions", BenchmarkData.Definitions());
        MeasureGrowth(BenchmarkData.Definitions());
    }

    /// <summary>Time and allocation for each byte of definition, at an eighth, a quarter, a half and all of the files: the same figure where growth is linear.</summary>
    private static void MeasureGrowth(IReadOnlyList<string> files)
    {
        var compilation = GeneratorSetup.Compilation();
        foreach (var part in (int[])[8, 4, 2, 1])
        {
            var some = files.Where((_, i) => i % part == 0).ToList();
            var size = some.Sum(f => new FileInfo(f).Length) / 1048576.0;
            var driver = GeneratorSetup.Driver(some);
            driver.RunGenerators(compilation);
            var times = new List<double>();
            var bytes = 0L;
            for (var i = 0; i < 5; i++)
            {
                GC.Collect();
                bytes = GC.GetTotalAllocatedBytes(precise: true);
                var watch = Stopwatch.StartNew();
                driver.RunGenerators(compilation);
                times.Add(watch.Elapsed.TotalMilliseconds);
                bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            }

            Console.WriteLine($"  {some.Count,2} definitions, {size,4:F1} MiB: {Median(times) / size:F0} ms and {bytes / 1048576.0 / size:F0} MiB allocated for each MiB");
        }
    }

    private static void Measure(string name, IReadOnlyList<string> files)
    {
        var compilation = GeneratorSetup.Compilation();
        var fresh = GeneratorSetup.Driver(files);
        var watch = Stopwatch.StartNew();
        var used = fresh.RunGenerators(compilation);
        var first = watch.Elapsed;

        var full = new List<(double Milliseconds, double Cpu, long Bytes)>();
        for (var i = 0; i < 7; i++)
        {
            GC.Collect();
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var cpu = Environment.CpuUsage.TotalTime;
            watch.Restart();
            used = fresh.RunGenerators(compilation);
            full.Add((watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes));
        }

        var edits = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var edited = GeneratorSetup.Edit(compilation, i);
            watch.Restart();
            used = used.RunGenerators(edited);
            edits.Add(watch.Elapsed.TotalMilliseconds);
        }

        var sources = used.GetRunResult().Results.Single().GeneratedSources;
        var lines = sources.Sum(s => s.SourceText.Lines.Count);
        var characters = sources.Sum(s => (long)s.SourceText.Length);

        watch.Restart();
        var before = Environment.CpuUsage.TotalTime;
        fresh.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        using var stream = new MemoryStream();
        var result = output.Emit(stream);
        var compiled = watch.Elapsed;

        Console.WriteLine($"""
            {name}: first {first.TotalMilliseconds:F0} ms, warm {Median(full.Select(f => f.Milliseconds)):F0} ms ({Median(full.Select(f => f.Cpu)):F0} ms CPU, best {full.Min(f => f.Milliseconds):F0} ms), {full[^1].Bytes / 1048576.0:F0} MiB allocated
              after an unrelated edit: {Median(edits):F3} ms
              printed: {sources.Length} sources, {lines} lines, {characters} characters
              generate + parse + bind + emit: {compiled.TotalSeconds:F1} s, {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F1} CPU-s, {stream.Length / 1024} KiB, {(result.Success ? "ok" : "FAILED")}
            """);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
