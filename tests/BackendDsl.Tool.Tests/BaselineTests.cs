namespace BackendDsl.Tool.Tests;

public sealed class BaselineTests
{
    [Fact]
    public void Findings_of_a_baseline_do_not_count_and_one_that_is_gone_is_told()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--write-baseline", "known.yaml");
        Assert.Equal(0, run.Code);
        Assert.Contains("- id: \"BDSL1002\"\n  object: \"Widget.acme.io shop/w\"\n  path: \"spec.size\"\n  reason: \"\"\n", run.Read("known.yaml"), StringComparison.Ordinal);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--baseline", "known.yaml", "-o", "json");
        Assert.Equal(0, run.Code);
        Assert.True(run.Json.GetProperty("results")[0].GetProperty("valid").GetBoolean());
        run.With("w.yaml", Manifests.BadWidget.Replace("300", "3", StringComparison.Ordinal).Replace("shop\n", "shop\n  labels: {\"-\": x}\n", StringComparison.Ordinal));
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--baseline", "known.yaml");
        Assert.Equal(1, run.Code);
        Assert.Contains("note: known.yaml: no longer found: BDSL1002 at Widget.acme.io shop/w spec.size; remove the entry", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 known and accepted", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_are_kept_when_a_baseline_is_written_again()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget)
            .With("known.yaml", "findings:\n- {id: BDSL1002, object: Widget.acme.io shop/w, path: spec.size, reason: being mended}\n");
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--baseline", "known.yaml", "--write-baseline", "known.yaml");
        Assert.Contains("reason: \"being mended\"", run.Read("known.yaml"), StringComparison.Ordinal);
        Assert.Contains("id: \"BDSL1008\"", run.Read("known.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_in_json_is_read_again_and_told_as_suppressed_in_sarif()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--write-baseline", "backenddsl.baseline.json");
        Assert.Contains("{ \"id\": \"BDSL1002\", \"object\": \"Widget.acme.io shop/w\", \"path\": \"spec.size\", \"reason\": \"\" }", run.Read("backenddsl.baseline.json"), StringComparison.Ordinal);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--baseline", "backenddsl.baseline.json", "-o", "sarif");
        Assert.Equal(0, run.Code);
        var results = run.Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.Equal("external", r.GetProperty("suppressions")[0].GetProperty("kind").GetString()));
    }

    [Fact]
    public void A_resource_accepts_findings_by_an_annotation_and_says_why()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget.Replace("shop\n", "shop\n  annotations: {backenddsl.dev/accept: 'BDSL1002 spec.size: soon'}\n", StringComparison.Ordinal));
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json");
        Assert.DoesNotContain("spec.size", run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()));
    }

    [Theory]
    [InlineData("nonsense: 1", "a list 'findings'")]
    [InlineData("a: [", "b.yaml:2:1: ")]
    public void A_file_that_is_no_baseline_is_2(string text, string message)
    {
        using var run = new CommandRun().With("w.yaml", Manifests.Widget).With("b.yaml", text).Run("validate", "-f", "w.yaml", "--baseline", "b.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_file_sets_what_flags_do_and_flags_win()
    {
        using var run = new CommandRun().With("defs/crd.yaml", Manifests.WidgetDefinition).With("d/w.yaml", Manifests.BadWidget)
            .With(".backenddsl.yaml", "crds: [defs]\nfiles: [d]\nserver-version: 1.31\nignore: [spec.color]\n");
        run.Run("validate", "-o", "json");
        Assert.Equal(1, run.Code);
        Assert.Equal("spec.size", Assert.Single(run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray()).GetProperty("path").GetString());
        run.Run("validate", "--print-config", "--server-version", "1.36");
        Assert.Contains("server-version: 1.36  # flag\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("crd: defs  # .backenddsl.yaml\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("# field-validation: not set  # default\n", run.Out, StringComparison.Ordinal);
        run.With(".backenddsl.yaml", "crdz: x\n").Run("validate", "-f", "d");
        Assert.Equal(2, run.Code);
        Assert.Contains(".backenddsl.yaml:1:1: there is no setting 'crdz'; did you mean 'crd'?", run.Error, StringComparison.Ordinal);
    }
}
