using System.Globalization;
using System.Text.Json;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary>
/// A Deployment with ten mistakes that people make. <c>expected.txt</c> beside it says what is told, a line each: place in the YAML, id, path, message;
/// C# code that makes the same object is told the same ten.
/// </summary>
public sealed class TenMistakesTests
{
    [Fact]
    public void Each_is_told_with_line_and_column()
    {
        var folder = Path.Combine(TestData.RepositoryRoot, "tests", "Shared", "TenMistakes");
        using var run = new CommandRun().With("deployment.yaml", File.ReadAllText(Path.Combine(folder, "deployment.yaml")));
        run.Run("validate", "-f", "deployment.yaml", "-o", "sarif");
        Assert.Equal(1, run.Code);
        var found = run.Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(Line).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(10, found.Count);
        var text = string.Join("\n", found) + "\n";
        var expected = Path.Combine(folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
            File.WriteAllText(expected, text);
        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), text);
    }

    private static string Line(JsonElement result)
    {
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{region.GetProperty("startLine").GetInt32():D2}:{region.GetProperty("startColumn").GetInt32():D2} {result.GetProperty("ruleId").GetString()} {result.GetProperty("message").GetProperty("text").GetString()}");
    }
}
