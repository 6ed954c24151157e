namespace BackendDsl.Tool.Tests;

/// <summary>The table of bad input in docs/command/README.md, a row a test.</summary>
public sealed class BadInputTests
{
    private static CommandRun Validate(byte[] bytes, string name = "x.yaml")
    {
        var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition);
        File.WriteAllBytes(Path.Combine(run.Folder, name), bytes);
        return run.Run("validate", "--crd", "crd.yaml", "-f", name, "-o", "json");
    }

    [Fact]
    public void A_folder_without_YAML()
    {
        using var run = new CommandRun().With("d/readme.md", "x").Run("validate", "-f", "d");
        Assert.Equal((2, true), (run.Code, run.Error.Contains("d: there is no YAML or JSON file in this folder", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_binary_file()
    {
        using var run = Validate([0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2]);
        Assert.Equal(2, run.Code);
        Assert.Contains("x.yaml:1:5: this is no text", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF8()
    {
        using var run = Validate([(byte)'a', (byte)':', (byte)' ', 0xff, 0xfe, 0x80]);
        Assert.Equal(2, run.Code);
        Assert.Contains("this is no UTF-8 text", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_of_Windows_are_fine()
    {
        using var run = Validate([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Manifests.BadWidget.ReplaceLineEndings("\r\n"))]);
        Assert.Equal(1, run.Code);
        Assert.Equal([7, 8], run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()).Order());
    }

    [Fact]
    public void UTF16_with_a_mark_is_fine()
    {
        using var run = Validate([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Manifests.Widget)]);
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void Duplicate_keys_are_told_at_the_second()
    {
        using var run = Validate(System.Text.Encoding.UTF8.GetBytes(Manifests.Widget + "\n  size: 4\n"));
        var error = Assert.Single(run.Json.GetProperty("results")[0].GetProperty("errors").EnumerateArray());
        Assert.Equal(("spec.size", "duplicate field \"spec.size\"", 7), (error.GetProperty("path").GetString(), error.GetProperty("message").GetString(), error.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void A_tab_as_indentation()
    {
        using var run = Validate("spec:\n\tsize: 1\n"u8.ToArray());
        Assert.Equal(2, run.Code);
        Assert.Contains("x.yaml:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Helm_template_is_told_as_one()
    {
        using var run = Validate("apiVersion: v1\nkind: {{ .Values.kind }}\n  x: {{ y }\n"u8.ToArray());
        Assert.Equal(2, run.Code);
        Assert.Contains("this is a Helm template", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_definitions_of_a_kind_that_differ()
    {
        using var run = new CommandRun().With("a.yaml", Manifests.WidgetDefinition).With("b.yaml", Manifests.WidgetDefinition.Replace("maximum: 100", "maximum: 9", StringComparison.Ordinal)).With("w.yaml", Manifests.Widget);
        run.Run("validate", "--crd", "a.yaml", "--crd", "b.yaml", "-f", "w.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("b.yaml:1:1: Widget of acme.io is defined here and, otherwise, at a.yaml:1; give one of them", run.Error, StringComparison.Ordinal);
        run.With("b.yaml", Manifests.WidgetDefinition).Run("validate", "--crd", "a.yaml", "--crd", "b.yaml", "-f", "w.yaml");
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public void A_document_of_2_GB_is_refused_unread()
    {
        using var run = new CommandRun();
        using (var file = File.Create(Path.Combine(run.Folder, "big.yaml")))
            file.SetLength(2L << 30);
        run.Run("validate", "-f", "big.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("larger than 128 MiB", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end()
    {
        using var run = Validate(System.Text.Encoding.UTF8.GetBytes("a: " + new string('[', 100_000)));
        Assert.Equal(2, run.Code);
        Assert.Contains("nesting is deeper", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_cannot_be_written_leaves_nothing()
    {
        using var run = new CommandRun().With("crd.yaml", Manifests.WidgetDefinition).With("w.yaml", Manifests.Widget).With("file", "x");
        run.Run("validate", "--crd", "crd.yaml", "-f", "w.yaml", "-o", "json=file/out.json");
        Assert.Equal(2, run.Code);
        Assert.Contains("'file/out.json' cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal(["crd.yaml", "file", "w.yaml"], Directory.EnumerateFileSystemEntries(run.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"configs\": [{\"dynamic_active_clusters\": [")]
    [InlineData("")]
    public void A_dump_that_is_none_or_cut_off(string text)
    {
        using var run = new CommandRun().With("dump.json", text).With("s.yaml", Manifests.Service);
        run.Run("verify", "--config-dump", "dump.json", "-f", "s.yaml");
        Assert.Equal(2, run.Code);
        Assert.Contains("dump.json", run.Error, StringComparison.Ordinal);
        Assert.Contains("a config dump of Envoy is expected", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_documents_that_are_no_objects()
    {
        using var run = Validate("- 1\n- 2\n---\njust text\n"u8.ToArray());
        Assert.Equal(1, run.Code);
        Assert.All(run.Json.GetProperty("results").EnumerateArray(), r => Assert.False(r.GetProperty("valid").GetBoolean()));
    }
}
