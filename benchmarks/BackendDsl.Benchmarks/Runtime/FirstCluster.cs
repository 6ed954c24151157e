using System.Diagnostics;
using System.Globalization;
using BackendDsl.Kgateway;
using Google.Protobuf;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>What a process waits for its first cluster: the policy is built before, and everything of the translation is still to be loaded and compiled.</summary>
internal static class FirstCluster
{
    public static void Run()
    {
        var input = RuntimeSetup.Input(1);
        var options = new KgatewayOptions { JudgesPolicies = false };
        var watch = Stopwatch.StartNew();
        var bytes = KgatewayTranslator.Translate(input, options).Sum(c => c.ToByteArray().Length);
        var first = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        bytes += KgatewayTranslator.Translate(input, options).Sum(c => c.ToByteArray().Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the first cluster of a process: {first:F1} ms, the second {watch.Elapsed.TotalMilliseconds:F2} ms ({bytes} bytes)"));
    }
}
