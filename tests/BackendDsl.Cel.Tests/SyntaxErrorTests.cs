using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests;

/// <summary>Every fault of a text is told, in the server's words where it has them.</summary>
public class SyntaxErrorTests
{
    private const string Operand = "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

    private static readonly CelEnvironment s_environment = CelEnvironment.Create("1.36").WithVariable("self", CelType.Dyn);

    [Theory]
    [InlineData("in == 1", "1: mismatched input 'in' expecting S", "4: extraneous input '==' expecting S")]
    [InlineData("self.in=='1'", "6: no viable alternative at input '.in'", "8: extraneous input '==' expecting S")]
    [InlineData("self.true=='1'", "6: mismatched input 'true' expecting IDENTIFIER")]
    [InlineData("self.`$z`=='1'", "6: token recognition error at: '`$'", "9: token recognition error at: '`='", "11: token recognition error at: '=''", "13: extraneous input '1' expecting <EOF>", "14: token recognition error at: '''")]
    [InlineData("[1].?first().hasValue()", "11: mismatched input '(' expecting <EOF>")]
    [InlineData("*@a | b", "1: extraneous input '*' expecting S", "2: token recognition error at: '@'", "5: token recognition error at: '| '", "7: extraneous input 'b' expecting <EOF>")]
    [InlineData("?", "1: mismatched input '?' expecting S", "2: mismatched input '<EOF>' expecting S")]
    [InlineData(" ", "2: mismatched input '<EOF>' expecting S")]
    [InlineData("1 + $", "5: token recognition error at: '$'", "6: mismatched input '<EOF>' expecting S")]
    [InlineData("self.a = 1", "8: token recognition error at: '= '", "10: extraneous input '1' expecting <EOF>")]
    public void All_are_told(string text, params string[] expected) => Assert.Equal(
        expected,
        CelExpression.Check(text, s_environment).Select(i => $"{i.Column}: {i.Message.Replace("Syntax error: ", "", StringComparison.Ordinal).Replace(Operand, "S", StringComparison.Ordinal)}"));

    [Theory]
    [InlineData("nope(")]
    [InlineData("((((")]
    [InlineData("[[[[")]
    [InlineData("{{{{")]
    [InlineData("a.b.c.")]
    [InlineData("a ? b")]
    [InlineData("a ? b :")]
    [InlineData("f(,)")]
    [InlineData("f(a b)")]
    [InlineData("{1 2}")]
    [InlineData("{'a': }")]
    [InlineData("Foo{a b}")]
    [InlineData("'unterminated")]
    [InlineData("- ")]
    [InlineData("a.?")]
    [InlineData(".")]
    [InlineData(")))")]
    [InlineData("1 2 3 4 5")]
    [InlineData("== == ==")]
    [InlineData("\ud83d\ude00 + 1")]
    public void And_it_ends(string text) => Assert.NotEmpty(CelExpression.Check(text, s_environment));

    [Fact]
    public void There_is_a_most() => Assert.InRange(CelExpression.Check(string.Concat(Enumerable.Repeat("$ ", 5000)), s_environment).Count, 1, 101);
}
