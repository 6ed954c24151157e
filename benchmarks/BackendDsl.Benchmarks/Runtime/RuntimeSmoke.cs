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

        var builtIn = new BuiltInBenchmarks();
        if (!builtIn.ValidateDeployment())
            throw new InvalidOperationException("the Deployment is not valid");
        var parsed = Measure("validate a Deployment", 5_000, () => builtIn.ValidateDeployment());
        var read = Measure("a Deployment's YAML to verdict", 1_000, () => builtIn.DeploymentFromYamlToVerdict());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {1_000_000 / read:F0} Deployments a second; judging is {100 * parsed / read:F0} % of it"));
        Measure("validate a change of a Deployment", 2_000, () => builtIn.ValidateChangeOfDeployment());

        var manifests = new ManifestBenchmarks();
        var peer = Measure("KubernetesYaml.Serialize", 300, () => manifests.KubernetesYamlSerialize());
        var own = Measure("ToYaml", 30_000, () => manifests.ToYaml());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ToYaml is {peer / own:F0} times KubernetesYaml"));
        Measure("WriteYaml to a reused buffer", 30_000, () => manifests.WriteYamlToBuffer());
        var peerJson = Measure("KubernetesJson.Serialize", 10_000, () => manifests.KubernetesJsonSerialize());
        var ownJson = Measure("ToJson", 10_000, () => manifests.ToJson());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ToJson is {peerJson / ownJson:F1} times KubernetesJson"));
        Reading();

        var translation = new TranslationBenchmarks();
        translation.Setup();
        Measure("format 1,000 clusters as config dump", 5, () => translation.FormatAsConfigDump());
        TranslationSmoke.Run();
    }

    /// <summary>Reading JSON, beside KubernetesJson into plain classes.</summary>
    public static void Reading()
    {
        var reading = new ReadingBenchmarks();
        if (reading.KubernetesJsonDeserialize().Spec?.OutlierDetection?.MaxEjectionPercent != reading.FromJson().Spec?.OutlierDetection?.MaxEjectionPercent)
            throw new InvalidOperationException("the two do not read the same");
        foreach (var (form, peer, own) in ((string, Func<object>, Func<object>)[])
            [("compact", reading.KubernetesJsonDeserialize, reading.FromJson), ("indented", reading.KubernetesJsonDeserializeIndented, reading.FromJsonIndented)])
        {
            // In turn and in small rounds, so that a busy machine slows both.
            var best = (Peer: double.MaxValue, Own: double.MaxValue);
            for (var round = 0; round < 400; round++)
                best = (Math.Min(best.Peer, Round(peer)), Math.Min(best.Own, Round(own)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"FromJson, {form}: {best.Own:F2} µs, {Allocated(own)} bytes; KubernetesJson into plain classes {best.Peer:F2} µs, {Allocated(peer)} bytes: {best.Peer / best.Own:F2} times as fast"));
        }

        Measure("FromYaml", 2_000, () => reading.FromYaml());
    }

    private static double Round(Func<object> action)
    {
        const int Count = 300;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Count; i++)
            action();
        return watch.Elapsed.TotalMicroseconds / Count;
    }

    private static long Allocated(Func<object> action)
    {
        const int Count = 1000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Count;
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
