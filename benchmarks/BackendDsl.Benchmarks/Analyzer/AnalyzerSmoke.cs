using System.Diagnostics;

namespace BackendDsl.Benchmarks.Analyzer;

/// <summary>A quick look at the analyzer's figures.</summary>
internal static class AnalyzerSmoke
{
    private const int Rounds = 8;

    public static void Run()
    {
        for (var round = 0; round < 3; round++)
        {
            var compilation = AnalyzerSetup.Compilation();
            var watch = Stopwatch.StartNew();
            using var stream = new MemoryStream();
            var emitted = compilation.Emit(stream);
            var build = watch.Elapsed.TotalMilliseconds;

            var analyzer = AnalyzerSetup.Analyzer();
            var run = AnalyzerSetup.With(AnalyzerSetup.Compilation(), analyzer);
            var cpu = Environment.CpuUsage.TotalTime;
            watch.Restart();
            var told = run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            var all = watch.Elapsed.TotalMilliseconds;
            cpu = Environment.CpuUsage.TotalTime - cpu;
            var idle = Environment.CpuUsage.TotalTime;
            AnalyzerSetup.With(AnalyzerSetup.Compilation(), new IdleAnalyzer()).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            idle = Environment.CpuUsage.TotalTime - idle;
            var own = run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds;

            var edited = AnalyzerSetup.Edit(compilation, 7);
            watch.Restart();
            AnalyzerSetup.With(edited, AnalyzerSetup.Analyzer())
                .GetAnalyzerSemanticDiagnosticsAsync(edited.GetSemanticModel(edited.SyntaxTrees[1]), null, default).GetAwaiter().GetResult();
            Console.WriteLine(
                $"{(round == 0 ? "cold" : "warm")}: {AnalyzerSetup.Chains} chains, emit {build:F0} ms ({emitted.Success}), analysis with binding {all:F0} ms (cpu {cpu.TotalMilliseconds:F0} ms, of which {idle.TotalMilliseconds:F0} ms any analyzer of operations costs), "
                + $"analyzer itself {own:F0} ms = {own / AnalyzerSetup.Chains:F3} ms a chain, {told.Length} told; keystroke in one file {watch.Elapsed.TotalMilliseconds:F1} ms");
        }

        Deployments();
    }

    /// <summary>Deployments: what the analyzer itself takes, the first of a process apart (the compiler itself is warm by then).</summary>
    public static void Deployments()
    {
        Console.WriteLine($"first Deployment of the process: analyzer itself {Measure(mistakes: false, 1).Milliseconds:F1} ms; first wrong one {Measure(mistakes: true, 1).Milliseconds:F1} ms");
        foreach (var round in Enumerable.Range(1, Rounds))
        {
            foreach (var mistakes in new[] { false, true })
            {
                var (own, told) = Measure(mistakes, BuiltInSetup.Deployments);
                Console.WriteLine($"{BuiltInSetup.Deployments} Deployments{(mistakes ? ", one in ten wrong" : "")}, round {round}: analyzer itself {own:F0} ms = {own / BuiltInSetup.Deployments:F3} ms each, {told} told");
            }
        }
    }

    private static (double Milliseconds, int Told) Measure(bool mistakes, int count)
    {
        AnalyzerSetup.With(BuiltInSetup.Compilation(mistakes, count), new IdleAnalyzer()).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        var analyzer = AnalyzerSetup.Analyzer();
        var run = AnalyzerSetup.With(BuiltInSetup.Compilation(mistakes, count), analyzer);
        var told = run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return (run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds, told.Length);
    }
}
