using System.Diagnostics;
using System.Globalization;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>A quick look at the runtime's figures: the best of several rounds, so that a busy machine does not count.</summary>
internal static class RuntimeSmoke
{
    public static void Run()
    {
        var validation = new ValidationBenchmarks();
        Measure("validate a typed policy", 20_000, () => validation.ValidateTypedPolicy());
        Measure("evaluate a CEL rule", 500_000, () => validation.EvaluateRule());
        Measure("YAML text to verdict", 3_000, () => validation.FromYamlToVerdict());
        Measure("build a policy", 10_000, () => validation.BuildPolicy());

        var manifests = new ManifestBenchmarks();
        var peer = Measure("KubernetesYaml.Serialize", 300, () => manifests.KubernetesYamlSerialize());
        var own = Measure("ToYaml", 30_000, () => manifests.ToYaml());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ToYaml is {peer / own:F0} times KubernetesYaml"));
        Measure("WriteYaml to a reused buffer", 30_000, () => manifests.WriteYamlToBuffer());
        var peerJson = Measure("KubernetesJson.Serialize", 10_000, () => manifests.KubernetesJsonSerialize());
        var ownJson = Measure("ToJson", 10_000, () => manifests.ToJson());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ToJson is {peerJson / ownJson:F1} times KubernetesJson"));

        var translation = new TranslationBenchmarks();
        var translate = Measure("translate and serialise 1,000 policies", 5, () => translation.TranslateAndSerialise());
        var serialise = Measure("clone and serialise the same clusters", 5, () => translation.CloneAndSerialiseTheSameProtos());
        var byHand = Measure("the same clusters by hand", 5, () => translation.BuildByHandAndSerialise());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {translate / 1000:F2} µs a policy, {translate / byHand:F1} times by hand (the same: {translation.IsTheSame()}), {translate / serialise:F1} times cloning and serialising"));
        var gateway = new EnvoyGatewayBenchmarks();
        var routes = Measure("Envoy Gateway: 1,000 routes with policies", 5, () => gateway.TranslateAndSerialise());
        var routesByHand = Measure("the same clusters by hand", 5, () => gateway.BuildByHandAndSerialise());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {routes / 1000:F2} µs a route, {routes / routesByHand:F1} times by hand (the same: {gateway.IsTheSame()})"));
        Measure("format 1,000 clusters as config dump", 5, () => translation.FormatAsConfigDump());
    }

    private static double Measure<T>(string name, int count, Func<T> action)
    {
        for (var i = 0; i < Math.Max(1, count / 5); i++)
            action();
        var best = double.MaxValue;
        long bytes = 0;
        for (var round = 0; round < 7; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < count; i++)
                action();
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / count);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {best:F3} µs, {bytes} bytes"));
        return best;
    }
}
