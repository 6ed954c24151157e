using System.Text.Json;

namespace BackendDsl.Tool.Tests;

public sealed class ValidateTests
{
    [Fact]
    public void Good_resources_give_0_and_every_member_of_the_contract()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget).Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var result = Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        Assert.Equal("w.yaml", result.GetProperty("file").GetString());
        Assert.Equal(0, result.GetProperty("document").GetInt32());
        Assert.Equal(1, result.GetProperty("line").GetInt32());
        Assert.Equal("acme.io/v1", result.GetProperty("apiVersion").GetString());
        Assert.Equal("Widget", result.GetProperty("kind").GetString());
        Assert.Equal("shop", result.GetProperty("namespace").GetString());
        Assert.Equal("w", result.GetProperty("name").GetString());
        Assert.True(result.GetProperty("valid").GetBoolean());
        Assert.Empty(result.GetProperty("errors").EnumerateArray());
        Assert.Equal(0, run.Json.GetProperty("skipped").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("shapeOnly").GetInt32());
    }

    [Fact]
    public void Bad_values_give_1_with_path_reason_message_rule_severity_and_line()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget).Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var result = Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        Assert.False(result.GetProperty("valid").GetBoolean());
        var errors = result.GetProperty("errors").EnumerateArray().OrderBy(e => e.GetProperty("path").GetString(), StringComparer.Ordinal).ToList();
        Assert.Equal(["spec.color", "spec.size"], errors.Select(e => e.GetProperty("path").GetString()));
        Assert.Equal(["FieldValueNotSupported", "FieldValueInvalid"], errors.Select(e => e.GetProperty("reason").GetString()));
        Assert.Equal([8, 7], errors.Select(e => e.GetProperty("line").GetInt32()));
        Assert.Equal("maximum: 100", errors[1].GetProperty("rule").GetString());
        Assert.All(errors, e => Assert.Equal("error", e.GetProperty("severity").GetString()));
        Assert.Contains("300", errors[1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_tells_place_value_rule_and_what_to_do()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.BadWidget).Run("validate", "--crd", "crd.yaml", "-f", "w.yaml");
        Assert.Equal(
            """
            w.yaml:7:9: error: spec.size: Invalid value: 300: should be less than or equal to 100 [BDSL1002]
              7 |   size: 300
                |         ^
              help: give at most 100

            w.yaml:8:10: error: spec.color: Unsupported value: "rad": supported values: "red", "green", "blue" [BDSL1008]
              8 |   color: rad
                |          ^
              help: one of red, green, blue

            1 resource judged, 1 invalid, 2 errors

            """.ReplaceLineEndings("\n"),
            run.Out);
    }

    [Theory]
    [InlineData("strict", 1, "error")]
    [InlineData("warn", 0, "warning")]
    [InlineData("ignore", 0, null)]
    public void Unknown_and_duplicate_fields_are_what_field_validation_says(string how, int code, string? severity)
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget + "\n  sise: 4\n  size: 5\n")
            .Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json", "--field-validation", how);
        Assert.Equal(code, run.Code);
        var errors = run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(severity is null ? [] : ["spec.sise", "spec.size"], errors.Select(e => e.GetProperty("path").GetString()));
        Assert.All(errors, e => Assert.Equal(severity, e.GetProperty("severity").GetString()));
    }

    [Fact]
    public void Resources_of_unknown_kinds_are_counted_and_told()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget + "\n---\napiVersion: acme.io/v9\nkind: Wodget\nmetadata: {name: x}\n");
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json");
        Assert.Equal((0, 1), (run.Code, run.Json.GetProperty("skipped").GetInt32()));
        Assert.Single(run.Json.GetProperty("results").EnumerateArray());
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml");
        Assert.Contains("note: 1 skipped: nobody here knows Wodget (acme.io/v9); did you mean Widget?", run.Out, StringComparison.Ordinal);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--missing-definitions", "error");
        Assert.Equal(1, run.Code);
    }

    [Fact]
    public void Nothing_judged_is_2()
    {
        using var run = new CommandRun().With("w.yaml", "apiVersion: acme.io/v9\nkind: Wodget\nmetadata: {name: x}\n").Run("validate", "-f", "w.yaml", "-o", "json");
        Assert.Equal(2, run.Code);
        Assert.Equal(1, run.Json.GetProperty("skipped").GetInt32());
        Assert.Contains("nothing was judged", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_YAML_is_2_and_the_other_files_are_still_judged()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("d/a.yaml", Manifests.Widget).With("d/b.yaml", "a: [1,\nb: }\n").With("d/c.yaml", Manifests.BadWidget);
        run.Run("validate", "--crd", "crd.yaml", "-f", "d", "-o", "json");
        Assert.Equal(2, run.Code);
        Assert.Equal(["d/a.yaml", "d/c.yaml"], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("file").GetString()));
        Assert.Contains("d/b.yaml:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_folders_globs_and_standard_input_are_read_once_each_in_order()
    {
        using var run = new CommandRun().With("crds/crd.yaml", Manifests.WidgetDefinition).With("d/b.yaml", Manifests.Widget).With("d/a/c.json", """{"apiVersion":"acme.io/v1","kind":"Widget","metadata":{"name":"j"},"spec":{"size":1}}""").With("d/readme.txt", "no");
        run.RunWith(Manifests.Widget, "validate", "--crd", "crds", "-f", "d", "d/b.yaml", "-f", "d/**/*.json", "-f", "-", "--stdin-filename", "in.yaml", "-o", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["d/a/c.json", "d/b.yaml", "in.yaml"], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("file").GetString()));
    }

    [Fact]
    public void Items_of_lists_are_resources_of_their_own()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("l.yaml", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: acme.io/v1\n  kind: Widget\n  metadata: {name: a}\n  spec: {size: 0}\n- apiVersion: acme.io/v1\n  kind: Widget\n  metadata: {name: b}\n  spec: {size: 1}\n");
        run.Run("validate", "--crd", "crd.yaml", "-f", "l.yaml", "-o", "json");
        Assert.Equal([("a", 4, false), ("b", 8, true)], run.Json.GetProperty("results").EnumerateArray().Select(r => (r.GetProperty("name").GetString()!, r.GetProperty("line").GetInt32(), r.GetProperty("valid").GetBoolean())));
    }

    [Fact]
    public void Places_in_Helm_output_follow_the_templates()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition);
        run.RunWith("---\n# Source: shop/templates/a.yaml\n" + Manifests.Widget + "\n---\n# Source: shop/templates/w.yaml\n" + Manifests.BadWidget, "validate", "--crd", "crd.yaml", "-f", "-", "-o", "json");
        var results = run.Json.GetProperty("results");
        Assert.Equal(["shop/templates/a.yaml", "shop/templates/w.yaml"], results.EnumerateArray().Select(r => r.GetProperty("file").GetString()));
        Assert.Equal(1, results[1].GetProperty("line").GetInt32());
        Assert.Contains(7, results[1].GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Company_policies_deny()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget).With("p.yaml", Manifests.AdmissionPolicy);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--policy", "p.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var error = Assert.Single(run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray());
        Assert.Contains("widgets are small here", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("object.spec.size < 3", error.GetProperty("rule").GetString());
        Assert.Equal("Invalid", error.GetProperty("reason").GetString());
    }

    [Fact]
    public void Updates_are_judged_against_the_deployed_objects()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget + "\n  name: new\n")
            .With("old.yaml", Manifests.Widget.Replace("{name: w,", "{name: w, uid: \"1\", resourceVersion: \"7\",", StringComparison.Ordinal) + "\n  name: old\n");
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json");
        Assert.Equal(0, run.Code);
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "--old", "old.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var error = Assert.Single(run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray());
        Assert.Equal("spec.name", error.GetProperty("path").GetString());
    }

    [Fact]
    public void A_definition_among_the_manifests_is_judged_and_counts()
    {
        using var run = new CommandRun().With("all.yaml", Manifests.WidgetDefinition + "\n---\n" + Manifests.BadWidget);
        run.Run("validate", "-f", "all.yaml", "-o", "json");
        Assert.Equal([true, false], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("valid").GetBoolean()));
    }

    [Theory]
    [InlineData("object.spec.conversion.strategy == 'None' && object.spec.names.singular == 'widget' && object.spec.names.listKind == 'WidgetList'", 0)]
    [InlineData("object.spec.conversion.strategy != 'None'", 1)]
    public void Company_policies_are_about_definitions_too_as_a_server_fills_them_in(string expression, int code)
    {
        using var run = new CommandRun().With("d.yaml", Manifests.WidgetDefinition.Replace("listKind: WidgetList, ", "", StringComparison.Ordinal).Replace(", singular: widget", "", StringComparison.Ordinal))
            .With("p.yaml", Manifests.AdmissionPolicy
                .Replace("acme.io", "apiextensions.k8s.io", StringComparison.Ordinal).Replace("[widgets]", "[customresourcedefinitions]", StringComparison.Ordinal)
                .Replace("object.spec.size < 3", '"' + expression + '"', StringComparison.Ordinal));
        run.Run("validate", "-f", "d.yaml", "--policy", "p.yaml", "-o", "json");
        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Equal(code, run.Json.GetProperty("results")[0].GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public void Company_policies_are_about_built_in_kinds_too()
    {
        using var run = new CommandRun().With("s.yaml", Manifests.Service).With("p.yaml", Manifests.AdmissionPolicy
            .Replace("apiGroups: [acme.io]", "apiGroups: [\"\"]", StringComparison.Ordinal).Replace("resources: [widgets]", "resources: [services]", StringComparison.Ordinal)
            .Replace("object.spec.size < 3", "object.metadata.namespace != 'shop'", StringComparison.Ordinal));
        run.Run("validate", "-f", "s.yaml", "--policy", "p.yaml", "-o", "json");
        Assert.Equal((1, 0), (run.Code, run.Json.GetProperty("shapeOnly").GetInt32()));
        Assert.Equal("Invalid", run.Json.GetProperty("results")[0].GetProperty("errors")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void What_the_controller_and_Envoy_would_say_is_told_without_a_reason_of_the_server()
    {
        using var run = new CommandRun().With("m.yaml", Manifests.Policy.Replace("5s", "0s", StringComparison.Ordinal) + "\n---\n" + Manifests.Service);
        run.Run("validate", "-f", "m.yaml", "-o", "json");
        Assert.Equal(1, run.Code);
        var errors = run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray().Where(e => e.GetProperty("severity").GetString() == "error").ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal(("spec.connectTimeout", JsonValueKind.Null), (e.GetProperty("path").GetString(), e.GetProperty("reason").ValueKind)));
    }
}
