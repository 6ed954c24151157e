using System.Text.Json;
using System.Text.RegularExpressions;
using BackendDsl.Cel.Regex;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Cel.Tests.Regex;

public partial class RecordedPatternTests(ITestOutputHelper output)
{
    [Fact]
    public void Texts_that_a_server_refused_do_not_match()
    {
        var folder = TestData.Find("kubernetes");
        var pairs = new HashSet<(string Pattern, string Value)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            Visit(document.RootElement);
        }

        var wrong = new List<string>();
        foreach (var (pattern, value) in pairs)
        {
            const string Invalid = ", but pattern is invalid: ";
            var mark = pattern.IndexOf(Invalid, StringComparison.Ordinal);
            if (!Re2Pattern.TryCompile(mark < 0 ? pattern : pattern[..mark], out var compiled, out var error))
            {
                if (mark < 0 || error != pattern[(mark + Invalid.Length)..])
                    wrong.Add($"{pattern}: {error}");
            }
            else if (mark >= 0)
                wrong.Add($"{pattern} is good");
            else if (compiled.IsMatch(value))
                wrong.Add($"{pattern} matches {value}");
        }

        output.WriteLine($"{pairs.Count} refused pairs of pattern and text, {wrong.Count} wrong");
        Assert.Empty(wrong);

        void Visit(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                        Visit(member.Value);
                    break;
                case JsonValueKind.Array:
                    foreach (var item in element.EnumerateArray())
                        Visit(item);
                    break;
                case JsonValueKind.String:
                    var match = Refusal().Match(element.GetString()!);
                    if (match.Success)
                        pairs.Add((match.Groups["pattern"].Value, match.Groups["value"].Value));
                    break;
            }
        }
    }

    [GeneratedRegex(@"Invalid value: ""(?<value>[^""\\]*)"": \S+ in body should match '(?<pattern>.*)'$")]
    private static partial System.Text.RegularExpressions.Regex Refusal();
}
