using System.Text.Json;
using System.Xml.Linq;
using BackendDsl.Tests.Shared;
using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Tests;

/// <summary>
/// What each verb prints, in each of its formats, byte by byte: the files of <c>Golden/</c>. <c>BACKENDDSL_UPDATE=1</c> writes them anew; what a
/// reviewer sees in the difference is what users will see.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string s_folder = Path.Combine(TestData.RepositoryRoot, "tests", "BackendDsl.Tool.Tests", "Golden");

    private static readonly (string Name, string Line, string Formats)[] s_verbs =
    [
        ("validate", "validate --crd crd.yaml --policy policy.yaml -f bad.yaml -f edge.yaml", "text json sarif junit github"),
        ("translate", "translate -f edge.yaml", "text json yaml"),
        ("verify", "verify --config-dump dump.json -f edge.yaml", "text json sarif junit github"),
        ("test", "test cases.yaml --crd crd.yaml", "text json junit"),
        ("envoy", "envoy clusters.json", "text json sarif junit github"),
        ("crd-diff", "crd-diff crd.yaml crd-new.yaml --used-by good.yaml", "text json markdown"),
        ("upgrade", "upgrade --from 2.1 --to 2.4 -f old.yaml", "text json markdown"),
        ("cel", "cel self.spec.size*2 --data good.yaml", "text json"),
        ("cel-wrong", "cel self.spec.size+nope --data good.yaml", "text json"),
        ("explain-field", "explain widget.spec.size --crd crd.yaml", "text json"),
        ("explain-becomes", "explain backendconfigpolicy.spec.connectTimeout", "text json"),
        ("crd-add", "crd add crd.yaml --no-project", "text json"),
    ];

    private static IEnumerable<(string Name, string Line)> Cases()
    {
        yield return ("validate.good", "validate --crd crd.yaml -f good.yaml");
        yield return ("validate.print-config", "validate -f good.yaml --kgateway 2.3 --print-config");
        yield return ("import", "import -f edge.yaml --csharp-namespace Shop");
        yield return ("cel.explain", "cel size(self.spec.color)<=2||self.spec.size>1 --data good.yaml --explain");
        yield return ("explain.id", "explain BDSL4005");
        foreach (var shell in (string[])["man", "bash", "zsh", "fish", "powershell"])
            yield return ("completion." + shell, "completion " + shell);
        yield return ("help", "--help");
        foreach (var verb in CommandTree.Verbs)
            yield return ("help." + verb.Name, verb.Name + " --help");
        foreach (var (name, line, formats) in s_verbs)
        {
            foreach (var format in formats.Split(' '))
                yield return ($"{name}.{format}", $"{line} -o {format}");
        }
    }

    public static TheoryData<string, string> Lines()
    {
        var lines = new TheoryData<string, string>();
        foreach (var (name, line) in Cases())
            lines.Add(name, line);
        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Each_verb_prints_what_it_printed(string name, string line)
    {
        using var run = SampleFiles.Run(line);
        var found = $"$ backenddsl {line}\n{run.Out}{(run.Error.Length > 0 ? "--- standard error\n" + run.Error : "")}--- exit code {run.Code}\n";
        var path = Path.Combine(s_folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("BACKENDDSL_UPDATE") == "1")
        {
            Directory.CreateDirectory(s_folder);
            File.WriteAllText(path, found);
        }

        Assert.True(File.Exists(path), $"{name}: there is no golden file; print it with BACKENDDSL_UPDATE=1");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), found);
    }

    /// <summary>The same bytes whatever the culture of the machine writes for minus and comma.</summary>
    [Fact]
    public void No_verb_depends_on_the_culture()
    {
        var different = new List<string>();
        foreach (var (name, line) in Cases())
        {
            using var culture = BackendDsl.Tests.Shared.HostileCulture.Enter();
            using var run = SampleFiles.Run(line);
            var found = $"$ backenddsl {line}\n{run.Out}{(run.Error.Length > 0 ? "--- standard error\n" + run.Error : "")}--- exit code {run.Code}\n";
            if (File.ReadAllText(Path.Combine(s_folder, name + ".txt")).ReplaceLineEndings("\n") != found)
                different.Add(name);
        }

        Assert.Empty(different);
    }

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var names = Cases().Select(c => c.Name + ".txt").ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(s_folder).Select(f => Path.GetFileName(f)), f => !names.Contains(f));
    }

    /// <summary>The rules of the published SARIF 2.1.0 schema and of code-scanning services, as far as they are about what is printed here.</summary>
    [Theory]
    [InlineData("validate --crd crd.yaml --policy policy.yaml -f bad.yaml -f edge.yaml -o sarif")]
    [InlineData("validate --crd crd.yaml -f good.yaml -o sarif")]
    [InlineData("envoy clusters.json -o sarif")]
    [InlineData("verify --config-dump dump.json -f edge.yaml -o sarif")]
    public void SARIF_keeps_the_schema(string line)
    {
        using var run = SampleFiles.Run(line);
        var log = run.Json;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", log.GetProperty("$schema").GetString());
        var one = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Only(one, "tool", "results", "invocations", "columnKind", "originalUriBaseIds", "artifacts", "automationDetails", "properties");
        var driver = one.GetProperty("tool").GetProperty("driver");
        Assert.NotEmpty(driver.GetProperty("name").GetString()!);
        Assert.Matches(@"^\d+\.\d+\.\d+", driver.GetProperty("semanticVersion").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(rules.Count, rules.Select(r => r.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(rules, r => Assert.NotEmpty(r.GetProperty("shortDescription").GetProperty("text").GetString()!));
        foreach (var result in one.GetProperty("results").EnumerateArray())
        {
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.TryCreate(uri, UriKind.Relative, out _) && !uri.StartsWith('/') && !uri.Contains('\\', StringComparison.Ordinal), uri);
            if (place.TryGetProperty("region", out var region))
                Assert.All(region.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Number), m => Assert.True(m.Value.GetInt32() >= 1, m.Name));
            Assert.NotEmpty(result.GetProperty("partialFingerprints").EnumerateObject());
        }
    }

    [Theory]
    [InlineData("validate --crd crd.yaml --policy policy.yaml -f bad.yaml -f edge.yaml -o junit")]
    [InlineData("envoy clusters.json -o junit")]
    [InlineData("verify --config-dump dump.json -f edge.yaml -o junit")]
    [InlineData("test cases.yaml --crd crd.yaml -o junit")]
    public void JUnit_counts_what_it_holds(string line)
    {
        using var run = SampleFiles.Run(line);
        var root = XDocument.Parse(run.Out).Root!;
        Assert.Equal("testsuites", root.Name.LocalName);
        foreach (var suite in root.Elements("testsuite").Append(root))
        {
            Assert.Equal((int)suite.Attribute("tests")!, suite.Descendants("testcase").Count());
            Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("testcase").Count(c => c.Element("failure") is not null));
        }

        Assert.All(root.Descendants("testcase"), c => Assert.True(((string?)c.Attribute("name"))?.Length > 0 && ((string?)c.Attribute("classname"))?.Length > 0));
        Assert.NotEmpty(root.Descendants("failure"));
    }

    private static void Only(JsonElement element, params string[] names) => Assert.All(element.EnumerateObject(), m => Assert.Contains(m.Name, names));
}
