using System.Text.Json;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Cel.Tests;

public sealed class SpecTests(ITestOutputHelper output)
{
    [Fact]
    public void Conformance_cases_get_the_answer_of_kubernetes()
    {
        using var json = JsonDocument.Parse(TestData.ReadText("cel-spec", "cases.json"));
        var cases = json.RootElement.GetProperty("cases").EnumerateArray().Select(c => new SpecCase(c)).Where(c => c.IsApplicable).ToList();
        var differences = new List<string>();
        var otherWords = 0;
        foreach (var one in cases)
        {
            if (one.Run() is not { } difference)
                continue;
            if (difference.StartsWith("TEXT", StringComparison.Ordinal))
                otherWords++;
            else
                differences.Add(one.Name);
            output.WriteLine($"{one.Name}\n    {difference}");
        }

        output.WriteLine($"{cases.Count - differences.Count} of {cases.Count} cases agree; {otherWords} of them in other words");
        Assert.True(cases.Count - differences.Count >= 1490, string.Join("\n", differences));
    }
}
