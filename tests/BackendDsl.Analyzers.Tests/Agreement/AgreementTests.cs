using System.Text;
using System.Text.Json;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Tests.Infrastructure;
using BackendDsl.Tests.Shared;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Tests.Agreement;

/// <summary>
/// Objects with the verdict of a real API server, turned into builder code: the compiler must say the same. A sample by default, all of
/// them with <c>BACKENDDSL_ALL_CASES=1</c>.
/// </summary>
public class AgreementTests
{
    private const int SampleSize = 500;
    private const int BatchSize = 100;

    private static readonly bool s_all = Environment.GetEnvironmentVariable("BACKENDDSL_ALL_CASES") == "1";

    [Fact]
    public async Task Known_values_get_the_verdict_of_the_server()
    {
        var results = await RunAsync(hideScalars: false);
        var valid = results.Where(r => r.Case.IsValid).ToList();
        var invalid = results.Where(r => !r.Case.IsValid).ToList();
        var falseAlarms = valid.Where(r => r.Told.Count > 0).ToList();
        var missed = invalid.Where(r => !r.Case.Fields.Any(r.Told.Contains)).ToList();
        var partly = invalid.Where(r => !r.Case.Fields.All(r.Told.Contains) || !r.Told.All(r.Case.Fields.Contains)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{valid.Count} valid, {falseAlarms.Count} false alarms; {invalid.Count} invalid, {missed.Count} missed, {partly.Count} with other fields");
        Assert.True(results.Count > 200);
        Assert.True(falseAlarms.Count == 0, Show(falseAlarms));
        Assert.True(missed.Count == 0, Show(missed));
        Assert.True(partly.Count == 0, Show(partly));
    }

    [Fact]
    public async Task Hidden_values_get_only_what_is_wrong_whatever_they_are()
    {
        var known = (await RunAsync(hideScalars: false)).ToDictionary(r => r.Case.Index);
        var hidden = await RunAsync(hideScalars: true);
        TestContext.Current.TestOutputHelper?.WriteLine($"{hidden.Count} objects, {hidden.Count(r => r.Told.Count > 0)} with something told");
        var falseAlarms = hidden.Where(r => r.Case.IsValid && r.Told.Count > 0).ToList();
        Assert.True(falseAlarms.Count == 0, Show(falseAlarms));

        // What is told of hidden values is never more than the server says of the values that are there; a rule that a hidden value
        // might keep from being run (a CEL rule after a wrong enum, say) counts as said.
        var beyond = hidden.Where(r => !r.Case.IsValid && !r.Case.IsCelSkipped && r.Told.Any(t => !r.Case.Fields.Contains(t))).ToList();
        Assert.True(beyond.Count == 0, Show(beyond));
        Assert.Contains(hidden, r => r.Told.Count > 0);
        Assert.All(hidden, r => Assert.True(known.ContainsKey(r.Case.Index)));
    }

    private static string Show(List<Result> results) =>
        string.Join("\n\n", results.Take(12).Select(r => $"{r.Code}\n  server: {string.Join(" || ", r.Case.Errors)}\n  compiler: {string.Join(" || ", r.Messages)}"));

    private static async Task<List<Result>> RunAsync(bool hideScalars)
    {
        var compilation = AnalyzerRun.Compile("static class Hide { public static T It<T>(T value) => value; }");
        var printer = new BuilderPrinter(ModelCatalog.Create(compilation)!, hideScalars);
        var type = compilation.GetTypeByMetadataName("BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy")!;
        var results = new List<Result>();
        foreach (var each in Cases())
        {
            if (printer.Print(each.Object, type) is { } code)
                results.Add(new(each, code));
        }

        foreach (var batch in results.Chunk(BatchSize))
        {
            var source = new StringBuilder("static class Batch\n{\n");
            for (var i = 0; i < batch.Length; i++)
                source.Append("static object M").Append(i).Append("() => ").Append(batch[i].Code).Append(";\n");
            source.Append("}\n");
            var diagnostics = await AnalyzerRun.RunAsync(compilation.AddSyntaxTrees(AnalyzerRun.Compile(source.ToString()).SyntaxTrees[1]));
            foreach (var diagnostic in diagnostics.Where(d => d.Id[4] is >= '1' and <= '3'))
            {
                var result = batch[diagnostic.Location.GetLineSpan().StartLinePosition.Line - 2];
                result.Told.Add(diagnostic.Properties["path"]!);
                result.Messages.Add(diagnostic.Id + " " + diagnostic.GetMessage());
            }
        }

        return results;
    }

    private static List<Case> Cases()
    {
        var document = JsonDocument.Parse(TestData.ReadText("kubernetes", "backendconfigpolicy-verdicts.json"));
        var all = document.RootElement.GetProperty("cases").EnumerateArray().Select((c, i) => new Case(c, i)).ToList();
        if (s_all)
            return all;
        var random = new Random(20261123);
        return [.. all.Select(c => (Case: c, Key: random.Next())).OrderBy(c => c.Key).Take(SampleSize).Select(c => c.Case).OrderBy(c => c.Index)];
    }

    private sealed class Case
    {
        public Case(JsonElement json, int index)
        {
            Index = index;
            Object = json.GetProperty("object");
            IsValid = json.GetProperty("valid").GetBoolean();
            if (json.TryGetProperty("errors", out var errors))
                Errors = [.. errors.EnumerateArray().Select(e => e.GetString()!)];
            IsCelSkipped = Errors.Any(e => e.Contains("some validation rules were not checked", StringComparison.Ordinal));
            Fields = [.. Errors.Select(FieldOf).OfType<string>()];
        }

        public int Index { get; }

        public JsonElement Object { get; }

        public bool IsValid { get; }

        public bool IsCelSkipped { get; }

        public IReadOnlyList<string> Errors { get; } = [];

        public HashSet<string> Fields { get; }

        private static string? FieldOf(string error)
        {
            if (error.Contains("some validation rules were not checked", StringComparison.Ordinal))
                return null;
            var text = error[(error.IndexOf('|') + 1)..].Trim();
            var field = text[..text.IndexOf(": ", StringComparison.Ordinal)];
            // Junctors: the server gives the path in the message only.
            return field == "<nil>" && text.Split('"') is [_, _, _, var quoted, ..] ? quoted : field;
        }
    }

    private sealed record Result(Case Case, string Code)
    {
        public HashSet<string> Told { get; } = [];

        public List<string> Messages { get; } = [];
    }
}
