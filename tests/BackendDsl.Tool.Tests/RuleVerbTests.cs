namespace BackendDsl.Tool.Tests;

public sealed class RuleVerbTests
{
    [Theory]
    [InlineData("1 + 1 == 2", 0, "true  (bool)\n")]
    [InlineData("1 == 2", 0, "false  (bool)\n")]
    [InlineData("'a' + 'b'", 0, "\"ab\"  (string)\n")]
    public void Cel_prints_value_and_type(string expression, int code, string text)
    {
        using var run = new CommandRun().Run("cel", expression);
        Assert.Equal((code, text), (run.Code, run.Out));
    }

    [Fact]
    public void Cel_errors_are_1_and_what_does_not_compile_is_2_with_a_caret()
    {
        using var run = new CommandRun().Run("cel", "1/0");
        Assert.Equal((1, "error: division by zero\n"), (run.Code, run.Out));
        run.Run("cel", "1 + nope");
        Assert.Equal(2, run.Code);
        Assert.Contains("  1 + nope\n      ^\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.Run("cel", "1 == 2", "--fail-on-false").Code);
    }

    [Fact]
    public void Cel_reads_data_and_explains()
    {
        using var run = new CommandRun().With("w.yaml", Manifests.Widget).Run("cel", "self.spec.size <= 5 && spec.color == 'blue'", "--data", "w.yaml", "--explain");
        Assert.Equal(0, run.Code);
        Assert.Contains("self.spec.size <= 5 => true", run.Out, StringComparison.Ordinal);
        Assert.Contains("spec.color => \"red\"", run.Out, StringComparison.Ordinal);
        Assert.Contains("cost: ", run.Out, StringComparison.Ordinal);
        run.Run("cel", "self.spec.size > 5 && spec.color.size() > 9", "--data", "w.yaml", "--explain", "-o", "json");
        Assert.Equal(
            [("self.spec.size > 5 && spec.color.size() > 9", "False", 1), ("self.spec.size > 5", "False", 1), ("self.spec.size", "3", 1), ("spec.color.size() > 9", "", 0), ("spec.color.size()", "", 0), ("spec.color", "", 0)],
            run.Json.GetProperty("parts").EnumerateArray().Select(p => (p.GetProperty("expression").GetString()!, p.TryGetProperty("value", out var v) ? v.ToString() : "", p.GetProperty("evaluations").GetInt32())));
        Assert.Equal(run.Json.GetProperty("cost").GetInt64(), run.Json.GetProperty("parts")[0].GetProperty("cost").GetInt64());
        run.With("crd.yaml", Manifests.WidgetDefinition).Run("cel", "self.size", "--data", "w.yaml", "--crd", "crd.yaml", "--at", "spec", "-o", "json");
        Assert.Equal((3, "int"), (run.Json.GetProperty("value").GetInt32(), run.Json.GetProperty("type").GetString()));
        Assert.Equal(2, run.Run("cel", "self.sise", "--data", "w.yaml", "--crd", "crd.yaml", "--at", "spec").Code);
    }

    [Fact]
    public void Crd_diff_tells_what_tightens_and_which_manifests_break()
    {
        using var run = new CommandRun().With("a.yaml", Manifests.WidgetDefinition)
            .With("b.yaml", Manifests.WidgetDefinition.Replace("maximum: 100", "maximum: 2", StringComparison.Ordinal).Replace("limit: {type: integer}", "limits: {type: integer}", StringComparison.Ordinal).Replace("has(self.limit) || self.size <= self.limit", "has(self.limits) || self.size <= self.limits", StringComparison.Ordinal).Replace("[red, green, blue]", "[red, green, blue, black]", StringComparison.Ordinal))
            .With("w.yaml", Manifests.Widget);
        run.Run("crd-diff", "a.yaml", "b.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var changes = run.Json.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("path").GetString()!, c.GetProperty("change").GetString()!, c.GetProperty("breaks").GetBoolean())).ToList();
        Assert.Contains(("spec.size", "tightened", true), changes);
        Assert.Contains(("spec.limit", "renamed", true), changes);
        Assert.Contains(("spec.color", "loosened", false), changes);
        run.Run("crd-diff", "a.yaml", "b.yaml", "--used-by", "w.yaml", "-o", "json");
        Assert.Equal((1, "w"), (run.Code, Assert.Single(run.Json.GetProperty("broken").EnumerateArray()).GetProperty("name").GetString()));
        Assert.Equal(0, run.Run("crd-diff", "a.yaml", "a.yaml").Code);
        run.Run("crd-diff", "a.yaml", "b.yaml", "-o", "markdown");
        Assert.Contains("| Widget | v1 | `spec.size` | **tightened** | maximum 2, was 100 |", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_runs_tables_of_cases_and_names_rules_that_no_case_saw_false()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("p.yaml", Manifests.AdmissionPolicy).With("t.yaml", """
            cases:
            - name: small
              object: {apiVersion: acme.io/v1, kind: Widget, metadata: {name: w, namespace: a}, spec: {size: 1}}
              expect: valid
            - name: too large
              object: {apiVersion: acme.io/v1, kind: Widget, metadata: {name: w, namespace: a}, spec: {size: 300}}
              expect:
              - {path: spec.size, reason: FieldValueInvalid}
              - {path: "", message: widgets are small here}
            """);
        run.Run("test", "t.yaml", "--crd", "crd.yaml", "--policy", "p.yaml", "-o", "json");
        Assert.Equal((0, 2), (run.Code, run.Json.GetProperty("passed").GetInt32()));
        var unseen = run.Json.GetProperty("unseenRules").EnumerateArray().Select(r => r.GetProperty("path").GetString()).ToList();
        Assert.Equal(["spec", "spec.name"], unseen);
    }

    [Fact]
    public void An_error_that_is_not_listed_fails_the_case_and_update_writes_what_is()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("t.yaml", """
            # kept
            cases:
            - name: wrong
              object: {apiVersion: acme.io/v1, kind: Widget, metadata: {name: w, namespace: a}, spec: {size: 300}}
              expect: valid
            - name: none
              object:
                apiVersion: acme.io/v1
                kind: Widget
                metadata: {name: w, namespace: a}
                spec: {size: 3}
            """);
        run.Run("test", "t.yaml", "--crd", "crd.yaml", "-o", "json");
        Assert.Equal((1, 2), (run.Code, run.Json.GetProperty("failed").GetInt32()));
        Assert.Equal(0, run.Run("test", "t.yaml", "--crd", "crd.yaml", "--update").Code);
        Assert.Contains("# kept\n", run.Read("t.yaml"), StringComparison.Ordinal);
        Assert.Contains("  - {path: \"spec.size\", reason: FieldValueInvalid, message: ", run.Read("t.yaml"), StringComparison.Ordinal);
        Assert.EndsWith("    spec: {size: 3}\n  expect: valid", run.Read("t.yaml").TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, run.Run("test", "t.yaml", "--crd", "crd.yaml").Code);
    }
}
