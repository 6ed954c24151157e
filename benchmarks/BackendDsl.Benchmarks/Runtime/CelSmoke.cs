using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>CEL beside the other package, in turn, the best of many small rounds.</summary>
internal static class CelSmoke
{
    private const int Rounds = 1_000;

    public static void Run()
    {
        var benchmarks = new CelBenchmarks();
        benchmarks.Setup();
        if (!benchmarks.IsTheSame())
            throw new InvalidOperationException("the packages do not agree on the rule");
        (string Name, Func<object> Do)[] what =
        [
            ("a rule of a definition", () => benchmarks.Rule()), ("the same on any value", () => benchmarks.Untyped()), ("the same by the package Cel", () => benchmarks.OtherPackage()),
            ("compiled", benchmarks.Compile), ("compiled by the package Cel", benchmarks.CompileByOtherPackage),
        ];
        var best = Array.ConvertAll(what, _ => double.MaxValue);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(12);)
        {
            for (var i = 0; i < what.Length; i++)
                best[i] = Math.Min(best[i], Time(what[i].Do, i < 3 ? Rounds : Rounds / 50));
        }

        for (var i = 0; i < what.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            what[i].Do();
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what[i].Name}: {best[i]:F0} ns, {bytes} bytes"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"evaluated: {best[2] / best[0]:F0} and {best[2] / best[1]:F0} times as fast as the package Cel; compiled: {best[4] / best[3]:F1} times"));
    }

    private static double Time(Func<object> action, int rounds)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rounds; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / rounds;
    }
}
