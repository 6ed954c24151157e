using BackendDsl.Analyzers.Constants;

namespace BackendDsl.Analyzers.Tests.CallSite;

public class ChainReadingTests
{
    [Theory]
    [InlineData("Widget.New(\"a\").Build()", "{metadata: {name: 'a'}}")]
    [InlineData("Widget.New(\"a\", @namespace: \"n\").Labels((\"x\", \"y\"), (\"z\", text)).Build()", "{metadata: {name: 'a', namespace: 'n', labels: {x: 'y', z: ?}}}")]
    [InlineData("Widget.New(text, Hidden()).Build()", "{metadata: {name: ?, namespace: ?}}")]
    [InlineData("Widget.New(\"a\").Annotations((text, \"y\")).Build()", "{metadata: {name: 'a', annotations: {...}}}")]
    [InlineData("Widget.New(\"a\")", "{metadata: {name: 'a', ...}, ...}")]
    [InlineData("Widget.New(\"a\").Spec(s => { }).Build()", "{metadata: {name: 'a'}, spec: {}}")]
    [InlineData("Widget.New(\"a\").Metadata(new V1ObjectMeta { Name = \"b\", NamespaceProperty = \"c\", Labels = new Dictionary<string, string> { [\"d\"] = \"e\" } }).Build()", "{metadata: {name: 'b', namespace: 'c', labels: {d: 'e'}}}")]
    [InlineData("Widget.New(\"a\").Metadata(m => m.Name = \"b\").Build()", "{metadata: ?}")]
    [InlineData("new Widget { Metadata = new() { Name = \"a\" }, Spec = new() { Title = \"t\" } }", "{metadata: {name: 'a'}, spec: {title: 't'}}")]
    public void Resource(string expression, string expected) =>
        Assert.Equal(expected, SampleReading.Read($"var it = {expression};"));

    [Theory]
    [InlineData("b.Title(\"x\").Title(\"y\")", "{title: 'y'}")]
    [InlineData("b.Replicas(1).Serial(5_000_000_000).Ratio(0.5).Enabled(true)", "{replicas: 1, serial: 5000000000, ratio: 0.5, enabled: true}")]
    [InlineData("b.Ratio(5.0)", "{ratio: 5}")]
    [InlineData("b.Ratio(3)", "{ratio: 3}")]
    [InlineData("b.Timeout(\"5s\")", "{timeout: '5s'}")]
    [InlineData("b.Timeout(TimeSpan.FromSeconds(90))", "{timeout: '1m30s'}")]
    [InlineData("b.Timeout(TimeSpan.FromSeconds(1.5))", "{timeout: '1s500ms'}")]
    [InlineData("b.Timeout(TimeSpan.FromHours(25))", "{timeout: '25h'}")]
    [InlineData("b.Timeout(new TimeSpan(0, 0, 5))", "{timeout: '5s'}")]
    [InlineData("b.Timeout(TimeSpan.Zero)", "{timeout: '0s'}")]
    [InlineData("b.Timeout(TimeSpan.FromMilliseconds(-5))", "{timeout: '-5ms'}")]
    [InlineData("b.Timeout(TimeSpan.FromSeconds(1) * 2 + TimeSpan.FromMinutes(1))", "{timeout: '1m2s'}")]
    [InlineData("b.Timeout(TimeSpan.FromSeconds(number))", "{timeout: ?}")]
    [InlineData("b.Style(Widget.Style.PreserveCase)", "{style: 'preserve-case'}")]
    [InlineData("b.Style(\"other\")", "{style: 'other'}")]
    [InlineData("b.Level(2)", "{level: 2}")]
    [InlineData("b.Level(Widget.Level.Value1)", "{level: 1}")]
    [InlineData("b.Styles(Widget.Style.Plain, \"x\")", "{styles: ['Plain', 'x']}")]
    [InlineData("b.Words(\"a\", text).Words(\"b\")", "{words: ['a', ?, 'b']}")]
    [InlineData("b.Words(many)", "{words: [...]}")]
    [InlineData("b.Words([\"a\", .. many, \"b\"])", "{words: ['a', 'b'?, ...]}")]
    [InlineData("b.Words(new[] { \"a\", \"b\" })", "{words: ['a', 'b']}")]
    [InlineData("b.Words(new List<string> { \"a\" })", "{words: ['a']}")]
    [InlineData("b.Words()", "{words: []}")]
    [InlineData("b.Parts(p => p.Name(\"a\"), p => p.Name(text))", "{parts: [{name: 'a'}, {name: ?}]}")]
    [InlineData("b.Parts(new Widget.Part { Name = \"a\", Port = 80 })", "{parts: [{name: 'a', port: 80}]}")]
    [InlineData("b.Parts(many.Select(m => new Widget.Part { Name = m }))", "{parts: [...]}")]
    [InlineData("b.Named((\"k\", p => p.Amount(\"1Gi\")))", "{named: {k: {amount: '1Gi'}}}")]
    [InlineData("b.Named((\"k\", new Widget.Part { Amount = 5 }))", "{named: {k: {amount: 5}}}")]
    [InlineData("b.Main(m => m.Name(\"a\")).Main(m => m.Port(\"http\"))", "{main: {name: 'a', port: 'http'}}")]
    [InlineData("b.Main(new Widget.Part { Name = \"a\" }).Main(m => m.Port(1))", "{main: {name: 'a', port: 1}}")]
    [InlineData("b.Main(m => Elsewhere(m))", "{main: {...}}")]
    [InlineData("b.Main(m => { m.Name(\"a\"); Elsewhere(m); })", "{main: {name: 'a', ...}}")]
    [InlineData("b.Nothing(_ => { })", "{nothing: {}}")]
    [InlineData("b.SetMember(\"other\", 2).SetMember(\"gone\", UntypedValue.Null)", "{other: 2, gone: ?}")]
    [InlineData("b.Nothing(new Widget.Empty())", "{nothing: {}}")]
    [InlineData("b.Main(m => m.Tags((\"a\", \"b\")).Tags((\"a\", \"c\")))", "{main: {tags: {a: 'c'}}}")]
    [InlineData("b.Main(m => m.Tags(new Dictionary<string, string> { { \"a\", \"b\" } }))", "{main: {tags: {a: 'b'}}}")]
    public void Member(string chain, string expected) =>
        Assert.Equal("{metadata: {name: 'a'}, spec: " + expected + "}", SampleReading.Read($"var it = Widget.New(\"a\").Spec(b => {chain}).Build();"));

    [Theory]
    [InlineData("if (flag) b.Title(\"x\");", "{title: ??('x')}")]
    [InlineData("b.Title(\"x\"); if (flag) b.Title(\"y\");", "{title: ?('x'|'y')}")]
    [InlineData("if (flag) b.Main(m => m.Name(\"a\")); else b.Main(m => m.Port(1));", "{main: ??({name: 'a'}|{port: 1, ...})}")]
    [InlineData("b.Main(m => m.Name(\"a\")); if (flag) b.Main(m => m.Port(1));", "{main: {name: 'a', port: ??(1)}}")]
    [InlineData("b.Parts(p => p.Name(\"a\")); foreach (var x in many) b.Parts(p => p.Name(x));", "{parts: [{name: 'a'}, {name: ?}?, ...]}")]
    [InlineData("foreach (var x in many) b.Words(x, \"y\");", "{words: ??([??, 'y'?, ...])}")]
    [InlineData("if (true) b.Title(\"x\");", "{title: 'x'}")]
    [InlineData("if (flag) return; b.Title(\"x\");", "{title: ??('x')}")]
    [InlineData("if (flag) throw new Exception(); b.Title(\"x\");", "{title: 'x'}")]
    [InlineData("var c = b.Title(\"x\"); c.Replicas(2);", "{title: 'x', replicas: 2}")]
    [InlineData("b = b.Title(\"x\");", "{title: 'x'}")]
    [InlineData("_ = flag ? b.Title(\"x\") : b.Replicas(1);", "{title: ??('x'), replicas: ??(1)}")]
    [InlineData("switch (number) { case 1: b.Title(\"x\"); break; default: b.Title(\"y\"); break; }", "{title: ??('x'|'y')}")]
    [InlineData("Elsewhere(b); b.Main(m => { });", "{main: {...}, ...}")]
    [InlineData("Action a = () => b.Title(\"x\"); a();", "{...}")]
    [InlineData("for (var i = 0; i < 3; i++) b.Words(\"w\");", "{words: ??(['w'?, ...])}")]
    [InlineData("void Local() => b.Title(\"x\"); Local();", "{...}")]
    public void Block(string statements, string expected) =>
        Assert.Equal("{metadata: {name: 'a'}, spec: " + expected + "}", SampleReading.Read($$"""var it = Widget.New("a").Spec(b => { {{statements}} }).Build();"""));

    [Theory]
    [InlineData("given.Title(\"x\").Main(m => m.Name(\"a\"))", "{title: 'x', main: {name: 'a', ...}, ...}")]
    [InlineData("given.Parts(p => p.Name(\"a\"))", "{parts: [{name: 'a'}...], ...}")]
    [InlineData("new Widget.Part { Name = \"a\" }", "{name: 'a'}")]
    [InlineData("new Widget.Part { Name = \"a\" } with { Port = 1 }", "{name: 'a', port: 1}")]
    [InlineData("new Widget.Part.Builder().Name(\"a\").Build()", "{name: 'a'}")]
    [InlineData("new Widget.Part { Name = \"a\" }.ToBuilder().Port(1).Build()", "{name: 'a', port: 1}")]
    public void Fragment(string expression, string expected) =>
        Assert.Equal(expected, SampleReading.Read($"var it = {expression};").Replace(", ...]", "...]"));

    [Theory]
    [InlineData("var part = new Widget.Part { Name = \"a\" };", "part with { Port = 1 }", "{name: 'a', port: 1}")]
    [InlineData("var part = new Widget.Part { Name = \"a\" }; part = new();", "part with { Port = 1 }", "{port: 1, ...}")]
    [InlineData("Action<Widget.Part.Builder> f = p => p.Name(\"a\");", "Widget.New(\"a\").Spec(s => s.Main(f)).Build()", "{metadata: {name: 'a'}, spec: {main: {name: 'a'}}}")]
    [InlineData("var n = \"a\";", "new Widget.Part { Name = n }", "{name: 'a'}")]
    [InlineData("var n = \"a\"; n = text;", "new Widget.Part { Name = n }", "{name: ?}")]
    [InlineData("var n = \"a\"; Action a = () => n = text;", "new Widget.Part { Name = n }", "{name: ?}")]
    [InlineData("var words = new[] { \"a\" };", "new WidgetSpec { Words = words }", "{words: ['a']}")]
    [InlineData("var words = new[] { \"a\" }; words[0] = text;", "new WidgetSpec { Words = words }", "{words: ?}")]
    [InlineData("const int max = 5;", "new WidgetSpec { Title = $\"{max}s\" }", "{title: '5s'}")]
    public void Local(string before, string expression, string expected) =>
        Assert.Equal(expected, SampleReading.Read($"{before} var it = {expression};"));

    [Theory]
    [InlineData("it.Labels((\"x\", \"y\")); var done = it.Build();", "{metadata: {name: 'a', labels: {x: 'y'}}}")]
    [InlineData("if (flag) it.Labels((\"x\", \"y\")); Elsewhere(it.Build());", "{metadata: {name: 'a', labels: ??({x: 'y'})}}")]
    [InlineData("Elsewhere(it); var done = it.Build();", "{metadata: {name: 'a', ...}, ...}")]
    public void BuilderInALocal(string after, string expected) =>
        Assert.Equal(expected, SampleReading.Read($"var it = Widget.New(\"a\"); {after}"));

    [Theory]
    [InlineData("Constant", "'c'")]
    [InlineData("Field", "'f'")]
    [InlineData("Property", "'p'")]
    [InlineData("Computed", "'c!'")]
    [InlineData("Mutable", "?")]
    [InlineData("Assigned", "?")]
    [InlineData("string.Empty", "''")]
    [InlineData("nameof(Field)", "'Field'")]
    [InlineData("flag ? \"a\" : \"b\"", "?('a'|'b')")]
    [InlineData("flag ? \"a\" : \"a\"", "'a'")]
    [InlineData("flag ? \"a\" : null", "??('a')")]
    [InlineData("text ?? \"b\"", "?('b')")]
    [InlineData("number switch { 1 => \"a\", _ => \"b\" }", "?('a'|'b')")]
    [InlineData("$\"x{Constant}y{1 + 1}\"", "'xcy2'")]
    [InlineData("new string('x', 3)", "'xxx'")]
    [InlineData("null", "-")]
    [InlineData("Hidden()", "?")]
    [InlineData("Environment.GetEnvironmentVariable(\"X\")", "??")]
    public void Scalar(string expression, string expected) =>
        Assert.Equal(
            "{title: " + expected + "}",
            SampleReading.Read(
                $"var it = new WidgetSpec {{ Title = {expression} }};",
                """
                const string Constant = "c";
                static readonly string Field = "f";
                static string Property { get; } = "p";
                static string Computed => Constant + "!";
                static string Mutable = "m";
                static readonly string Assigned = "a";
                static Code() => Assigned = Hidden();
                """));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-15_000)]
    [InlineData(10_000_000)]
    [InlineData(36_610_005_000)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Durations_are_spelled_as_the_models_spell_them(long ticks) =>
        Assert.Equal(new BackendDsl.Models.DurationValue(TimeSpan.FromTicks(ticks)).Text, BackendDsl.Analyzers.Constants.DurationText.Format(TimeSpan.FromTicks(ticks)));
}
