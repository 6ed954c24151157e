using System.Text.Json;
using BackendDsl.Cel.Regex;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Cel.Tests.Regex;

public class Re2PatternTests(ITestOutputHelper output)
{
    [Fact]
    public void Agrees_with_the_recorded_answers_of_Go()
    {
        using var cases = JsonDocument.Parse(TestData.ReadText("kubernetes", "regex-cases.json"));
        var wrong = new List<string>();
        var count = 0;
        foreach (var item in cases.RootElement.EnumerateArray())
        {
            count++;
            var (pattern, value, expected) = (item.GetProperty("p").GetString()!, item.GetProperty("v").GetString()!, item.GetProperty("go").GetString()!);
            var actual = !Re2Pattern.TryCompile(pattern, out var compiled, out _) ? "badre" : compiled.IsMatch(value) ? "match" : "nomatch";
            if (actual != expected)
                wrong.Add($"{pattern} on {value}: {actual}, Go says {expected}");
        }

        output.WriteLine($"{count - wrong.Count} of {count} cases agree");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("(a", "missing closing ): `(a`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("[a-z", "missing closing ]: `[a-z`")]
    [InlineData("x[a-z", "missing closing ]: `[a-z`")]
    [InlineData("[]", "missing closing ]: `[]`")]
    [InlineData("[^]", "missing closing ]: `[^]`")]
    [InlineData("[z-a]", "invalid character class range: `z-a`")]
    [InlineData(@"[a-\d]", @"invalid escape sequence: `\d`")]
    [InlineData("[[:foo:]]", "invalid character class range: `[:foo:]`")]
    [InlineData(@"\", "trailing backslash at end of expression: ``")]
    [InlineData(@"\8", @"invalid escape sequence: `\8`")]
    [InlineData(@"\1", @"invalid escape sequence: `\1`")]
    [InlineData(@"\Z", @"invalid escape sequence: `\Z`")]
    [InlineData(@"\C", @"invalid escape sequence: `\C`")]
    [InlineData(@"\x{110000}", @"invalid escape sequence: `\x{110000`")]
    [InlineData(@"\x{}", @"invalid escape sequence: `\x{}`")]
    [InlineData(@"\xg1", @"invalid escape sequence: `\xg1`")]
    [InlineData(@"\x1", @"invalid escape sequence: `\x1`")]
    [InlineData(@"\pQ", @"invalid character class range: `\pQ`")]
    [InlineData(@"\p{Foo}", @"invalid character class range: `\p{Foo}`")]
    [InlineData(@"\p{Greek", @"invalid character class range: `\p{Greek`")]
    [InlineData(@"\p{Script=Greek}", @"invalid character class range: `\p{Script=Greek}`")]
    [InlineData("*", "missing argument to repetition operator: `*`")]
    [InlineData("(*)", "missing argument to repetition operator: `*`")]
    [InlineData("a|+?", "missing argument to repetition operator: `+?`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a*+", "invalid nested repetition operator: `*+`")]
    [InlineData("a+??", "invalid nested repetition operator: `+??`")]
    [InlineData("x{2}{3}", "invalid nested repetition operator: `{2}{3}`")]
    [InlineData("x{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("x{1001}?", "invalid repeat count: `{1001}`")]
    [InlineData("x{2,1}", "invalid repeat count: `{2,1}`")]
    [InlineData("x{9999999999}", "invalid repeat count: `{9999999999}`")]
    [InlineData("(x{100}){11}", "invalid repeat count: `{11}`")]
    [InlineData("((((((((((x{2}){2}){2}){2}){2}){2}){2}){2}){2}){2})", "invalid repeat count: `{2}`")]
    [InlineData("(?i", "invalid or unsupported Perl syntax: `(?i`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?<=a)", "invalid named capture: `(?<=a)`")]
    [InlineData("(?<n>a", "missing closing ): `(?<n>a`")]
    [InlineData("(?P<n-m>a)", "invalid named capture: `(?P<n-m>`")]
    [InlineData("(?P=n)", "invalid or unsupported Perl syntax: `(?P`")]
    [InlineData("(?-)a", "invalid or unsupported Perl syntax: `(?-)`")]
    [InlineData("(?i-m-s)a", "invalid or unsupported Perl syntax: `(?i-m-`")]
    [InlineData("(?ix)a", "invalid or unsupported Perl syntax: `(?ix`")]
    [InlineData("(?#a)", "invalid or unsupported Perl syntax: `(?#`")]
    public void Refuses_in_the_words_of_Go(string pattern, string reason)
    {
        Assert.False(Re2Pattern.TryCompile(pattern, out _, out var error));
        Assert.Equal("error parsing regexp: " + reason, error);
        Assert.Throws<Re2SyntaxException>(() => Re2Pattern.Compile(pattern));
    }

    [Fact]
    public void Refuses_what_nests_too_deeply_or_grows_too_large()
    {
        static string? Error(string pattern) => Re2Pattern.TryCompile(pattern, out _, out var error) ? null : error;

        Assert.Null(Error(new string('(', 999) + new string(')', 999)));
        Assert.StartsWith("error parsing regexp: expression nests too deeply: `((", Error(new string('(', 1000) + new string(')', 1000)));
        Assert.Null(Error(Repeat("(?:", 20000) + new string(')', 20000)));
        Assert.StartsWith("error parsing regexp: expression nests too deeply", Error(Repeat("(?:", 1001) + "a" + Repeat(")*", 1001)));
        Assert.StartsWith("error parsing regexp: expression too large", Error("(" + Repeat("(xxxx){1000}", 900) + ")"));
        Assert.Null(Error("((xxxx){10}y){100}"));
    }

    [Theory]
    [InlineData(@"a$", "a\n", false)]
    [InlineData(@"(?m)a$", "a\n", true)]
    [InlineData(@"^$", "", true)]
    [InlineData(@"\z", "", true)]
    [InlineData(@"(?s)^.$", "\n", true)]
    [InlineData(@"^.$", "\n", false)]
    [InlineData(@"^a{,3}$", "aa", false)]
    [InlineData(@"^a{01}$", "a{01}", true)]
    [InlineData(@"^a{1$", "a{1", true)]
    [InlineData(@"^x{0}$", "", true)]
    [InlineData(@"^x{2,}$", "x", false)]
    [InlineData(@"^x{2,}$", "xxx", true)]
    [InlineData(@"^(?i:a)B$", "Ab", false)]
    [InlineData(@"^(?i)é$", "É", true)]
    [InlineData(@"^(?i)[k]$", "K", true)]
    [InlineData(@"^(?i)\W$", "K", false)]
    [InlineData(@"^(?i)\w$", "ſ", true)]
    [InlineData(@"^(?i)[[:upper:]]$", "a", true)]
    [InlineData(@"^(?i)[^k]$", "K", false)]
    [InlineData("^(?i)\u0390$", "\u1FD3", false)]
    [InlineData(@"^(?i)ẞ$", "ß", true)]
    [InlineData(@"^(?i)ς$", "Σ", true)]
    [InlineData(@"^(?i)\p{Lu}$", "a", true)]
    [InlineData(@"^(?i)\p{Greek}$", "µ", true)]
    [InlineData(@"^(?i)\P{Lu}$", "a", false)]
    [InlineData(@"^\pL+$", "añ漢", true)]
    [InlineData(@"^\p{^L}$", "1", true)]
    [InlineData(@"^\P{^L}$", "a", true)]
    [InlineData(@"^[\p{Han}\d]+$", "漢5", true)]
    [InlineData(@"^\p{letter}$", "a", true)]
    [InlineData(@"^\p{Uppercase_Letter}$", "A", true)]
    [InlineData(@"^\p{ASCII}$", "A", true)]
    [InlineData(@"^\p{assigned}$", "\u0378", false)]
    [InlineData(@"^\p{C}$", "\u0378", true)]
    [InlineData(@"^\p{punct}$", "!", true)]
    [InlineData(@"^\p{HAN}$", "漢", true)]
    [InlineData(@"^\p{Old_Italic}$", "\U00010300", true)]
    [InlineData(@"^\p{old italic}$", "\U00010300", true)]
    [InlineData(@"^\p{SignWriting}$", "\U0001D800", true)]
    [InlineData(@"^\p{Kawi}$", "\U00011F04", true)]
    [InlineData(@"^.{2}$", "😀e", true)]
    [InlineData(@"^[😀-😂]$", "😁", true)]
    [InlineData(@"^\x{1F600}$", "😀", true)]
    [InlineData(@"^[^\x00-\x{10FFFF}]$", "a", false)]
    [InlineData(@"[^\x00-\x{10FFFF}]|b", "b", true)]
    [InlineData(@"\bfoo\b", "a foo.", true)]
    [InlineData(@"\bfoo\b", "éfoo", true)]
    [InlineData(@"\Bo\B", "foob", true)]
    [InlineData(@"^\B$", "", true)]
    [InlineData(@"^\Q*+\E+$", "*++", true)]
    [InlineData(@"^\Q**", "**", true)]
    [InlineData(@"a(?i)*", "", true)]
    [InlineData(@"^^*a", "a", true)]
    [InlineData(@"^(|a)+$", "aaa", true)]
    [InlineData(@"^(a*)*b$", "aab", true)]
    [InlineData(@"^\123$", "S", true)]
    [InlineData(@"^\0$", "\0", true)]
    [InlineData(@"^[\d-z]$", "-", true)]
    [InlineData(@"^[a-]$", "-", true)]
    [InlineData(@"^[[:^alpha:]]$", "1", true)]
    [InlineData(@"^[[:word:]]$", "_", true)]
    [InlineData(@"^[[a]$", "[", true)]
    [InlineData(@"(?P<n>a)(?<n>b)", "ab", true)]
    [InlineData(@"(?m)^b$", "a\nb\nc", true)]
    [InlineData(@"(?m)^$", "a\n\nc", true)]
    [InlineData(@"a\z|\Ab", "cb", false)]
    [InlineData(@"^([0-9]{1,5}(h|m|s|ms)){1,4}$", "5s", true)]
    [InlineData(@"^([0-9]{1,5}(h|m|s|ms)){1,4}$", "1h2m3s4ms5s", false)]
    public void Means_what_Go_means(string pattern, string text, bool matches)
    {
        var compiled = Re2Pattern.Compile(pattern);
        Assert.Equal(matches, compiled.IsMatch(text));
        Assert.Equal(matches, compiled.IsMatch(text));
        Assert.Equal(matches, compiled.Find(text, 0, out _, out _));
    }

    [Fact]
    public void Takes_half_a_surrogate_pair_for_the_replacement_character()
    {
        // Attribute arguments cannot carry these texts.
        Assert.True(Re2Pattern.Compile("^\uFFFD$").IsMatch("\uD800"));
        Assert.True(Re2Pattern.Compile("^\uD800$").IsMatch("\uFFFD"));
        Assert.True(Re2Pattern.Compile("(?s)^.$").IsMatch("\uDC00"));
        Assert.False(Re2Pattern.Compile("^.$").IsMatch("\uDC00\uD800"));
    }

    [Theory]
    [InlineData("a|ab", "xab", 1, 1)]
    [InlineData("ab|a", "xab", 1, 2)]
    [InlineData("a+?", "aaa", 0, 1)]
    [InlineData("(?U)a+", "aaa", 0, 1)]
    [InlineData("(?U)a+?", "aaa", 0, 3)]
    [InlineData("(|a)*", "aa", 0, 0)]
    [InlineData("(|a)+", "aa", 0, 0)]
    [InlineData("(a|)+", "aa", 0, 2)]
    [InlineData("a{1,2}?", "aa", 0, 1)]
    [InlineData("b*", "abb", 0, 0)]
    [InlineData("😀", "a😀", 1, 2)]
    public void Prefers_the_leftmost_and_then_the_first(string pattern, string text, int index, int length)
    {
        Assert.True(Re2Pattern.Compile(pattern).Find(text, 0, out var actualIndex, out var actualLength));
        Assert.Equal((index, length), (actualIndex, actualLength));
    }

    [Theory]
    [InlineData("a*", "baac", -1, "|aa|")]
    [InlineData("a", "banana", -1, "a|a|a")]
    [InlineData("a", "banana", 2, "a|a")]
    [InlineData("", "a😀", -1, "||")]
    [InlineData("^a", "aaa", -1, "a")]
    [InlineData(@"\b", "ab cd", -1, "|||")]
    [InlineData("x", "banana", -1, null)]
    public void Finds_all_as_Go_does(string pattern, string text, long limit, string? joined)
    {
        var found = Re2Pattern.Compile(pattern).FindAll(text, limit);
        Assert.Equal(joined, found.Count == 0 ? null : string.Join("|", found));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
