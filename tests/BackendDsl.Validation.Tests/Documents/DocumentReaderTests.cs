using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.Documents;

/// <summary>The one reader of YAML and JSON: what it makes of merges, duplicates, marks of bytes, templates and broken documents.</summary>
public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("a: &x {p: 1, q: 3}\nb: {<<: *x, p: 2}\n", "2,3")]
    [InlineData("a: &x {p: 1, q: 3}\nb:\n  p: 2\n  <<: *x\n", "2,3")]
    [InlineData("a: &x {p: 1, q: 3}\nc: &y {p: 4}\nb: {<<: [*y, *x]}\n", "4,3")]
    [InlineData("b: {<<: {p: 1, q: 3}, p: 2}\n", "2,3")]
    public void What_an_object_says_itself_wins_over_what_it_merges(string text, string expected)
    {
        var set = DocumentReader.Read(text);
        Assert.Empty(set.Problems);
        var merged = set.Documents[0].Root.Object["b"].Object;
        Assert.Equal(expected, $"{merged["p"].Integer},{merged["q"].Integer}");
    }

    [Theory]
    [InlineData("a: |\n  \n  x: 1\nb: 2\n", "\nx: 1\n")]
    [InlineData("a: |\n    \n\n    x: 1\nb: 2\n", "\n\nx: 1\n")]
    [InlineData("a: |-\r\n  \r\n  x: 1\r\nb: 2\r\n", "\nx: 1")]
    [InlineData("a: >2\n  \n   x\nb: 2\n", "\n x\n")]
    public void Spaces_before_the_first_line_of_a_block_mean_an_empty_line(string text, string expected)
    {
        var set = DocumentReader.Read(text);
        Assert.Empty(set.Problems);
        Assert.Equal((expected, 2L), (set.Documents[0].Root.Object["a"].String, set.Documents[0].Root.Object["b"].Integer));
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", 2, 1)]
    [InlineData("{\"a\":1,\"a\":2}", 1, 8)]
    [InlineData("a: &x {p: 1}\nb: {<<: *x, p: 2, p: 3}\n", 2, 19)]
    public void A_name_that_stands_twice_is_told_at_its_second_place(string text, int line, int column)
    {
        var problem = Assert.Single(DocumentReader.Read(text).Problems);
        Assert.Equal((ProblemCode.DuplicateName, ProblemSeverity.Warning, new SourceMark(line, column)), (problem.Code, problem.Severity, problem.Mark));
    }

    [Theory]
    [InlineData("a:\n\tb: 1\n", 2, 1, "a tab stands where")]
    [InlineData("x: 1\na:\n  b: 1\n\tc: 1\n", 4, 1, "a tab stands where")]
    [InlineData("a: {{ .Values.x }}\n", 1, 4, "Helm template")]
    [InlineData("{{- if .Values.on }}\na: 1\n{{- end }}\n", 1, 1, "Helm template")]
    [InlineData("a: 1\nb: [\n{{ include \"x\" . }}\n", 3, 1, "Helm template")]
    [InlineData("a: {{1: 2}: 3}\nb: [\n", 1, 5, "")]
    public void Errors_say_what_stands_behind_them(string text, int line, int column, string says)
    {
        var problem = Assert.Single(DocumentReader.Read(text).Problems);
        Assert.Equal(new SourceMark(line, column), problem.Mark);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        if (says.Length == 0)
            Assert.DoesNotContain("Helm", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name() =>
        Assert.Equal("a", DocumentReader.Read("\uFEFFa: 1\n").Documents[0].Root.Object.NameAt(0));

    [Fact]
    public void Documents_behind_a_broken_one_are_read()
    {
        var set = DocumentReader.Read("a: 1\n---\nb: [\n---\nc: 3\n");
        Assert.Equal(["a", "c"], set.Documents.Select(d => d.Root.Object.NameAt(0)));
        Assert.Equal(4, Assert.Single(set.Problems).Mark.Line);
    }

    [Fact]
    public void Of_very_many_problems_the_first_are_told_and_the_others_counted()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 5000; i++)
            text.Append("---\n[\n");
        var set = DocumentReader.Read(text.ToString());
        Assert.Equal(101, set.Problems.Count);
        Assert.Equal("4900 more problems in this file are not listed", set.Problems[^1].Message);
    }
}
