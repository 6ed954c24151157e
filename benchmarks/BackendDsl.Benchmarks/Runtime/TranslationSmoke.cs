using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>
/// Translation beside the same messages made by hand: the two in turn, few policies at a time and very often, and the best of each, so that neither a busy
/// machine nor a collection of garbage counts.
/// </summary>
internal static class TranslationSmoke
{
    private const int Policies = 20;

    public static void Run()
    {
        var kgateway = new TranslationBenchmarks { Policies = Policies };
        kgateway.Setup();
        Compare("kgateway", kgateway.TranslateAndSerialise, kgateway.BuildByHandAndSerialise, kgateway.IsTheSame());
        var envoyGateway = new EnvoyGatewayBenchmarks { Policies = Policies };
        envoyGateway.Setup();
        Compare("Envoy Gateway", envoyGateway.TranslateAndSerialise, envoyGateway.BuildByHandAndSerialise, envoyGateway.IsTheSame());
    }

    private static void Compare(string name, Func<int> translate, Func<int> byHand, bool isSame)
    {
        // The runtime compiles what is hot once more, in the background.
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(4);)
        {
            translate();
            byHand();
        }

        var (ours, theirs) = (double.MaxValue, double.MaxValue);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(4);)
        {
            ours = Math.Min(ours, Time(translate));
            theirs = Math.Min(theirs, Time(byHand));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        translate();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Policies;
        before = GC.GetAllocatedBytesForCurrentThread();
        byHand();
        var bytesByHand = (GC.GetAllocatedBytesForCurrentThread() - before) / Policies;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {ours / Policies:F2} µs a policy and {bytes} bytes, by hand {theirs / Policies:F2} µs and {bytesByHand} bytes: {ours / theirs:F2} times (the same: {isSame})"));
    }

    private static double Time(Func<int> action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
