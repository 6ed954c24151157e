using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using BackendDsl.Kgateway;
using Google.Protobuf;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>What a process waits for its first cluster: the policy is built before, and everything of the translation is still to be loaded and compiled.</summary>
internal static class FirstCluster
{
    public static void Run()
    {
        var input = RuntimeSetup.Input(1);
        var options = new KgatewayOptions { ValidatesPolicies = false };
        var (methods, compiling) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime());
        var watch = Stopwatch.StartNew();
        var bytes = KgatewayTranslator.Translate(input, options).Sum(c => c.ToByteArray().Length);
        var first = watch.Elapsed.TotalMilliseconds;
        (methods, compiling) = (JitInfo.GetCompiledMethodCount() - methods, JitInfo.GetCompilationTime() - compiling);
        watch.Restart();
        bytes += KgatewayTranslator.Translate(input, options).Sum(c => c.ToByteArray().Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the first cluster of a process: {first:F1} ms, of them {compiling.TotalMilliseconds:F1} ms for compiling {methods} methods; the second {watch.Elapsed.TotalMilliseconds:F2} ms ({bytes} bytes)"));
    }
}
