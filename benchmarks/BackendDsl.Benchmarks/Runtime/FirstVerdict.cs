using System.Diagnostics;
using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Benchmarks.Runtime;

/// <summary>
/// The first verdict on an object of a kind, in a process that has judged other kinds: its schema is read from the compact form that generated types carry, made ready, and
/// the rules and patterns that the object meets are compiled. Each kind's best of some rounds, each from the compact text on, so that a busy machine counts less.
/// </summary>
internal static class FirstVerdict
{
    private const int Rounds = 7;

    public static void Run()
    {
        var kinds = new List<(string Name, string Schema, ResourceIdentity Identity, Value Value)>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(BenchmarkData.Directory, "crds"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file), file, keepDescriptions: false).Definitions)
            {
                foreach (var version in definition.Versions)
                {
                    if (version.Schema is { } schema)
                        kinds.Add((definition.Kind + "/" + version.Name, CompactSchema.Write(schema), new(definition.Group, version.Name, definition.Kind, true, false, null), Object(definition, version.Name)));
                }
            }
        }

        var best = Enumerable.Repeat(double.MaxValue, kinds.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < best.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                SchemaValidator.Create(CompactSchema.Parse(kinds[i].Schema).Root, kinds[i].Identity).Validate(kinds[i].Value);
                best[i] = Math.Min(best[i], watch.Elapsed.TotalMilliseconds);
            }
        }

        var worst = Array.IndexOf(best, best.Max());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first verdict of a kind, {best.Length} kinds: {best.Average():F2} ms on average, {best[worst]:F2} ms at worst ({kinds[worst].Name})"));
    }

    // With an empty spec: what has to be there is missing, and rules at the top are run.
    private static Value Object(CustomResourceDefinition definition, string version) => Value.Of(new ObjectNode(
    [
        new("apiVersion", Value.Of(definition.Group + "/" + version)),
        new("kind", Value.Of(definition.Kind)),
        new("metadata", Value.Of(new ObjectNode([new("name", Value.Of("a")), new("namespace", Value.Of("b"))]))),
        new("spec", Value.Of(new ObjectNode([]))),
    ]));
}
