using System.Diagnostics;
using System.Text;
using System.Text.Json;
using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Cel;

/// <summary>Arbitrary text must end in an issue or a value, soon. <c>BACKENDDSL_FUZZ</c> sets how many times as long to look.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] s_pieces =
    [
        "self", "self.a", "self.s", "self.l", "self.m", "self.o.x", "oldSelf", "x", "y", "has(", "size(", "(", ")", "[", "]", "{", "}", ",", ".", "?", ":", "?.", ".?", "[?",
        "&&", "||", "!", "-", "+", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", " in ", "1", "0", "9223372036854775807", "-9223372036854775808", "1u", "0x7f", "1.5", "1e308", "'a'",
        "\"b\"", "r'\\d'", "b'\\xff'", "'''t'''", "true", "false", "null", ".all(x, ", ".exists(x, ", ".exists_one(x, ", ".map(x, ", ".filter(x, ", ".transformList(i, v, ",
        ".transformMap(k, v, ", ".all(i, v, ", ".optMap(x, ", ".sortBy(x, ", ".matches('", "')", "duration('1h')", "timestamp('2020-01-01T00:00:00Z')", "quantity('1Mi')", "ip('1.2.3.4')",
        "cidr('10.0.0.0/8')", "url('http://a')", "semver('1.2.3')", "optional.of(", "optional.none()", ".orValue(", ".value()", ".hasValue()", ".size()", ".format([", "'%s %d'", "sets.contains(",
        "lists.range(", ".flatten()", ".sort()", ".distinct()", ".slice(0,1)", ".join(',')", ".split(',')", ".replace('a', 'bb')", ".substring(1)", ".indexOf('a')", "type(", "dyn(", "int(", "string(",
        "double(", "uint(", "bytes(", "bool(", "google.protobuf.Value{", "google.protobuf.Int32Value{value: ", "format.dns1123Label().validate(", "//", "\n", " ", "`a`", "😀", "\uD800", "__a__", "for", "ip.isCanonical(",
    ];

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("BACKENDDSL_FUZZ"), out var factor) ? factor * 20_000 : 20_000;

    [Fact]
    public void Arbitrary_text_ends_in_an_issue_or_a_value()
    {
        var schema = CustomResourceDefinitionReader.ReadSchema(
            """
            {"type":"object","properties":{"a":{"type":"integer"},"s":{"type":"string"},"l":{"type":"array","items":{"type":"string"}},
            "m":{"type":"object","additionalProperties":{"type":"integer"}},"o":{"type":"object","properties":{"x":{"x-kubernetes-int-or-string":true}}}}}
            """);
        var typed = SchemaEnvironments.For(schema, optionalOldSelf: true)!;
        var plain = PolicyEnvironment.Create(default, CelLibraries.StoredExpressions, hasParams: false, hasAuthorizer: true).WithVariable("self", CelType.Dyn).WithVariable("oldSelf", CelType.Dyn);
        var self = DocumentReader.ReadOne("""{"a":5,"s":"abc","l":["a","b","a"],"m":{"k":1},"o":{"x":"50%"}}""");
        var bindings = new CelBindings().Set("self", self).Set("oldSelf", Value.Null);
        var random = new Random(4711);
        var clock = Stopwatch.StartNew();
        int compiled = 0, values = 0, slowest = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Text(random);
            var start = clock.ElapsedMilliseconds;
            foreach (var isChecked in new[] { true, false })
            {
                if (CelExpression.TryCompile(text, typed, isChecked, out var expression, out var issues))
                {
                    compiled++;
                    values += expression!.Evaluate(self).IsError ? 0 : 1;
                }
                else
                {
                    Assert.NotEmpty(CelExpression.Describe(issues));
                }

                if (CelExpression.TryCompile(text, plain, isChecked, out expression, out _))
                {
                    bindings.Budget = CelExpression.DefaultBudget;
                    _ = expression!.Evaluate(bindings).ToString();
                }
            }

            slowest = Math.Max(slowest, (int)(clock.ElapsedMilliseconds - start));
        }

        output.WriteLine($"{Rounds} texts, {compiled} compiled, {values} values, slowest {slowest} ms, {clock.ElapsedMilliseconds} ms in all");
        Assert.True(slowest < 60_000);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("1+", "")]
    [InlineData("1==", "")]
    [InlineData("a.", "")]
    [InlineData("a[", "]")]
    [InlineData("{1:", "}")]
    [InlineData("true?1:", "")]
    [InlineData("true&&", "")]
    [InlineData("f(", ")")]
    [InlineData("a.f(", ")")]
    [InlineData("[1].all(x,", ")")]
    [InlineData("dyn([", "])")]
    public void Deep_nesting_is_refused_or_survives(string open, string close)
    {
        foreach (var depth in new[] { 10, 200, 260, 5000, 50_000 })
        {
            var text = new StringBuilder().Insert(0, open, depth).Append('1').Insert(open.Length * depth + 1, close, depth).ToString();
            var environment = CelEnvironment.Create().WithVariable("a", CelType.Dyn);
            foreach (var isChecked in new[] { true, false })
            {
                if (CelExpression.TryCompile(text, environment, isChecked, out var expression, out _))
                    _ = expression!.Evaluate(new CelBindings()).ToString();
            }
        }
    }

    [Theory]
    [InlineData("lists.range(1000).all(a, lists.range(1000).all(b, lists.range(1000).all(c, true)))")]
    [InlineData("lists.range(1000000000).size() > 0")]
    [InlineData("[1,2,3,4,5,6,7,8,9].map(a, [1,2,3,4,5,6,7,8,9].map(b, [1,2,3,4,5,6,7,8,9].map(c, [1,2,3,4,5,6,7,8,9].map(d, [1,2,3,4,5,6,7,8,9].map(e, [1,2,3,4,5,6,7,8,9].map(f, 1)))))).size() > 0")]
    public void Expensive_expressions_are_cut_off(string text)
    {
        var clock = Stopwatch.StartNew();
        var value = CelExpression.Compile(text, CelEnvironment.Create()).Evaluate(new CelBindings());
        Assert.Equal("operation cancelled: actual cost limit exceeded", value.Error.Message);
        Assert.True(clock.ElapsedMilliseconds < 60_000, $"{clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Doubling_a_text_again_and_again_is_cut_off()
    {
        var text = "optional.of('abcdefgh')" + string.Concat(Enumerable.Repeat(".optMap(x, x + x)", 60)) + ".value().size() > 0";
        Assert.True(CelExpression.Compile(text, CelEnvironment.Create()).Evaluate(new CelBindings()).IsError);
        text = "optional.of('abcdefgh')" + string.Concat(Enumerable.Repeat(".optMap(x, x.replace('', x))", 20)) + ".value().size() > 0";
        Assert.True(CelExpression.Compile(text, CelEnvironment.Create()).Evaluate(new CelBindings()).IsError);
    }

    private static readonly string[] s_expressions = TestData.IsPresent ? ReadExpressions() : [];

    private static string[] ReadExpressions()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestData.Directory, "cel-spec", "cases.json")));
        return json.RootElement.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("expr").GetString()!).Where(e => e.Length < 300).ToArray();
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        if (s_expressions.Length > 0 && random.Next(3) == 0)
        {
            // A real expression with a piece put in, taken out or replaced, or the head of one and the tail of another.
            var real = s_expressions[random.Next(s_expressions.Length)];
            var at = random.Next(real.Length + 1);
            var end = Math.Min(real.Length, at + random.Next(4));
            return random.Next(3) == 0
                ? real[..at] + s_expressions[random.Next(s_expressions.Length)]
                : real[..at] + (random.Next(4) == 0 ? "" : s_pieces[random.Next(s_pieces.Length)]) + real[end..];
        }

        var count = random.Next(1, 14);
        if (random.Next(8) == 0)
        {
            for (var i = 0; i < count * 3; i++)
                text.Append((char)random.Next(random.Next(4) == 0 ? 0x3000 : 128));
            return text.ToString();
        }

        for (var i = 0; i < count; i++)
            text.Append(s_pieces[random.Next(s_pieces.Length)]);
        if (random.Next(2) == 0)
        {
            // Close what is open, so that more texts get past the parser.
            var open = new Stack<char>();
            foreach (var c in text.ToString())
            {
                if (c is '(' or '[' or '{')
                    open.Push(c == '(' ? ')' : c == '[' ? ']' : '}');
                else if (open.Count > 0 && c == open.Peek())
                    open.Pop();
            }

            text.Append(random.Next(2) == 0 ? "true" : "1");
            text.Append([.. open]);
        }

        return text.ToString();
    }
}
