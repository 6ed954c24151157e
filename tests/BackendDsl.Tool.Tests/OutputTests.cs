using System.Xml.Linq;

namespace BackendDsl.Tool.Tests;

public sealed class OutputTests
{
    private static CommandRun Run(params string[] formats) =>
        new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("dir/w w.yaml", Manifests.BadWidget).Run(["validate", "--crd", "crd.yaml", "-f", "dir", .. formats.SelectMany(f => new[] { "-o", f })]);

    [Fact]
    public void SARIF_has_rules_places_and_fingerprints()
    {
        using var run = Run("sarif");
        Assert.Equal(1, run.Code);
        var log = run.Json;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var one = log.GetProperty("runs")[0];
        Assert.Equal("backenddsl", one.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        var rules = one.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.Equal(["BDSL1002", "BDSL1008"], rules);
        var results = one.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(2, results.Count);
        Assert.All(results, r =>
        {
            Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()]);
            Assert.Equal("error", r.GetProperty("level").GetString());
            var place = r.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("dir/w%20w.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 1);
            Assert.NotEmpty(r.GetProperty("message").GetProperty("text").GetString()!);
            Assert.Equal(32, r.GetProperty("partialFingerprints").GetProperty("backenddsl/v1").GetString()!.Length);
        });
        Assert.True(one.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public void JUnit_has_a_suite_a_file_and_a_case_a_resource()
    {
        using var run = Run("junit");
        var root = XDocument.Parse(run.Out).Root!;
        Assert.Equal(("testsuites", "1", "1"), (root.Name.LocalName, (string)root.Attribute("tests")!, (string)root.Attribute("failures")!));
        var one = Assert.Single(root.Descendants("testcase"));
        Assert.Equal("Widget shop/w", (string)one.Attribute("name")!);
        Assert.Contains("dir/w w.yaml:7:9", one.Element("failure")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_annotations_stand_at_their_lines()
    {
        using var run = Run("github");
        Assert.Contains("::error file=dir/w w.yaml,line=7,col=9,title=Widget shop/w [BDSL1002]::spec.size: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_formats_at_once_one_of_them_to_standard_output()
    {
        using var run = Run("text", "sarif=out/x.sarif", "junit=j.xml", "json=o.json");
        Assert.Contains("1 resource judged", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"$schema\"", run.Read("out/x.sarif"), StringComparison.Ordinal);
        Assert.Contains("<testsuites", run.Read("j.xml"), StringComparison.Ordinal);
        Assert.Contains("\"results\"", run.Read("o.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("text")]
    public void The_same_input_gives_the_same_bytes(string format)
    {
        using var one = Run(format);
        using var two = Run(format);
        Assert.Equal(one.Bytes, two.Bytes);
    }
}
