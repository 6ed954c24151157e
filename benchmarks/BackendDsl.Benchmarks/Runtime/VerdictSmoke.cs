using System.Diagnostics;
using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>What the first verdict of a kind costs in a process that has given some already: the compact schema read, plans made, one small object judged.</summary>
internal static class VerdictSmoke
{
    public static void Run()
    {
        var kinds = new List<(string Name, string Schema)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(BenchmarkData.Directory, "crds"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file), file).Definitions)
            {
                foreach (var version in definition.Versions.Where(v => v.Schema is not null))
                    kinds.Add((definition.Kind + " " + version.Name, CompactSchema.Write(version.Schema!)));
            }
        }

        var first = new double[kinds.Count];
        Array.Fill(first, double.MaxValue);
        var read = new double[kinds.Count];
        Array.Fill(read, double.MaxValue);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < kinds.Count; i++)
            {
                var watch = Stopwatch.StartNew();
                var schema = CompactSchema.Parse(kinds[i].Schema);
                var parsed = watch.Elapsed.TotalMilliseconds;
                SchemaValidator.Create(schema.Root, new("example.com", "v1", "Any", true, false, null))
                    .Validate(Value.Of(new ObjectNode([new("metadata", Value.Of(new ObjectNode([new("name", Value.Of("a"))]))), new("spec", Value.Of(new ObjectNode()))])));
                var total = watch.Elapsed.TotalMilliseconds;
                if (round == 0 && i == 0)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first verdict of a process: {total:F0} ms"));

                // The first round has the runtime's own compiling in it; of the others the best, as the machine is busy.
                if (round > 0)
                {
                    first[i] = Math.Min(first[i], total);
                    read[i] = Math.Min(read[i], parsed);
                }
            }
        }

        var worst = Array.IndexOf(first, first.Max());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"first verdict of a kind, {kinds.Count} kinds: {first.Average():F2} ms on average ({read.Average():F2} ms of it reading the schema), {first.Max():F1} ms at worst ({kinds[worst].Name}, {kinds[worst].Schema.Length / 1024} KiB of schema)"));
    }
}
