using System.Reflection;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>What other generators get wrong, each once: these stay right here.</summary>
public sealed class PeerFaultTests
{
    [Fact]
    public void Names_that_meet_in_CSharp_keep_their_wire_names()
    {
        var run = Run.Generate(Crd.Spec("{foo_bar: {type: string}, fooBar: {type: string}, FooBar: {type: string}, foo-bar: {type: string}}")).Clean();
        var names = Members(run, "WidgetSpec");
        Assert.Equal(["FooBar", "foo-bar", "fooBar", "foo_bar"], names.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("FooBar", names["fooBar"]);
        Assert.Equal(4, names.Values.Distinct().Count());

        var spec = Run.Generate(Crd.Spec("{foo_bar: {type: string}, fooBar: {type: string}}"), """
            public static class Use { public static string Json() => new Test.Crds.ExampleCom.V1.WidgetSpec { FooBar = "plain", FooBar2 = "odd" }.ToString(); }
            """).Clean();
        Assert.Equal("""{"fooBar":"plain","foo_bar":"odd"}""", Invoke(spec));
    }

    [Theory]
    [InlineData("\\u2028")]
    [InlineData("\\u2029")]
    [InlineData("\\u0085")]
    [InlineData("\\n")]
    [InlineData("\\r")]
    [InlineData("\\v")]
    [InlineData("\\f")]
    [InlineData(" */ ")]
    [InlineData("</summary>")]
    [InlineData("]]>")]
    [InlineData("\\u202e")]
    [InlineData("\\u0000")]
    public void Nothing_in_a_description_escapes_its_comment(string separator)
    {
        var run = Run.Generate(Crd.Spec($$$"""{req: {type: string, description: "one{{{separator}}}#error injected{{{separator}}}public class Evil {}"}}""")).Clean();
        Assert.DoesNotContain(run.Compilation.GetSymbolsWithName("Evil"), s => s.Kind == SymbolKind.NamedType);
    }

    [Theory]
    [InlineData("\\u2028#error x")]
    [InlineData("\\\"); System.Environment.Exit(1); //")]
    [InlineData("\\\"\\\"\\\"\\\"")]
    [InlineData("{0} $x @\\\"")]
    [InlineData("\\ud83d\\ude00")]
    public void Nothing_in_names_enums_and_rules_escapes_its_literal(string text)
    {
        Run.Generate(Crd.Spec(
            $$$"""{"p{{{text}}}": {type: string, pattern: "{{{text}}}", default: "{{{text}}}", enum: ["a", "{{{text}}}"], x-kubernetes-validations: [{rule: "self != '{{{text}}}'", message: "{{{text}}}"}]}}""")).Clean();
    }

    [Fact]
    public void A_field_without_a_type_costs_no_more_than_its_type()
    {
        var run = Run.Generate(Crd.Spec("{req: {type: string}, untyped: {description: any, oneOf: [{type: string}, {type: integer}]}}"), """
            using Test.Crds.ExampleCom.V1;
            public static class Use { public static string Json() => new WidgetSpec { Req = "r", Untyped = 5 }.ToString(); }
            """).Clean();
        Assert.Equal("""{"req":"r","untyped":5}""", Invoke(run));
    }

    [Fact]
    public void The_same_definition_in_two_files_is_generated_once_without_a_word()
    {
        var text = Crd.Spec("{a: {type: string}}");
        var run = Run.Generate([new TextFile("/a.yaml", text), new TextFile("/b.yaml", "# copied\n" + text)]).Clean();
        Assert.Single(run.Sources);
        Assert.Empty(run.Problems);
    }

    [Fact]
    public void Two_different_definitions_of_a_kind_are_one_located_error_and_the_rest_goes_on()
    {
        var run = Run.Generate(
        [
            new TextFile("/a.yaml", Crd.Spec("{a: {type: string}}")),
            new TextFile("/b.yaml", Crd.Spec("{other: {type: string}}", "Other") + "\n---\n" + Crd.Spec("{b: {type: string}}")),
        ]);
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.CompilerDiagnostics());
        var problem = Assert.Single(run.Problems);
        Assert.Equal("BDSL0004", problem.Id);
        var span = problem.Location.GetLineSpan();
        Assert.Equal("/b.yaml", span.Path);
        Assert.True(span.StartLinePosition.Line > 10, span.ToString());
    }

    [Fact]
    public void A_list_of_definitions_and_JSON_are_read()
    {
        var list = "apiVersion: v1\nkind: List\nitems:\n- " + Crd.Spec("{a: {type: string}}").Replace("\n", "\n  ", StringComparison.Ordinal)
            + "\n- " + Crd.Spec("{b: {type: string}}", "Other").Replace("\n", "\n  ", StringComparison.Ordinal);
        Assert.Equal(2, Run.Generate(list).Clean().Sources.Count);

        const string Json = """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
             "spec":{"group":"example.com","names":{"kind":"Widget","plural":"widgets"},"scope":"Cluster",
             "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{"type":"string"}}}}}}}]}}
            """;
        var run = Run.Generate([new TextFile("/crds/a.json", Json)]).Clean();
        Assert.Contains("New(string name) =>", run.Sources.Values.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("$ref")]
    [InlineData("1st")]
    [InlineData("class")]
    [InlineData("namespace")]
    [InlineData("a.b/c")]
    [InlineData("widgetSpec")]
    [InlineData("toString")]
    [InlineData("equals")]
    [InlineData("getHashCode")]
    [InlineData("getType")]
    [InlineData("memberwiseClone")]
    [InlineData("clone")]
    [InlineData("builder")]
    [InlineData("build")]
    [InlineData("toBuilder")]
    [InlineData("shape")]
    [InlineData("set")]
    [InlineData("setString")]
    [InlineData("getString")]
    [InlineData("validate")]
    [InlineData("append")]
    [InlineData("configure")]
    [InlineData("put")]
    [InlineData("continue")]
    [InlineData("equalityContract")]
    [InlineData("printMembers")]
    [InlineData("unknownFields")]
    [InlineData("value")]
    [InlineData("m_")]
    [InlineData("global")]
    [InlineData("system")]
    [InlineData("string")]
    [InlineData("\\u4e2d\\u6587")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("a b")]
    public void A_property_of_any_name_compiles_and_keeps_its_wire_name(string name)
    {
        var wire = System.Text.Json.JsonSerializer.Deserialize<string>($"\"{name}\"")!;
        foreach (var type in (string[])["{type: string}", "{type: array, items: {type: object, properties: {x: {type: string}}}}", "{type: array, items: {type: integer}}", "{type: object, additionalProperties: {type: string}}"])
        {
            var run = Run.Generate(Crd.Of($$$"""{spec: {type: object, properties: {"{{{name}}}": {{{type}}}, other: {{{type}}} } }, "{{{name}}}": {{{type}}}, widget: {type: string}}""")).Clean();
            Assert.Contains(wire, Members(run, "WidgetSpec").Keys);
            Assert.Contains(wire, Members(run, "Widget").Keys);
        }
    }

    [Fact]
    public void An_object_without_properties_keeps_what_it_is_given()
    {
        var run = Run.Generate(Crd.Spec("{random: {type: object}}"), """
            using Test.Crds.ExampleCom.V1;
            public static class Use { public static string Json() => Widget.FromJson("{\"apiVersion\":\"example.com/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"random\":{\"x\":1}}}").Spec!.ToString(); }
            """).Clean();
        Assert.Equal("""{"random":{"x":1}}""", Invoke(run));
    }

    [Fact]
    public void Typed_members_and_unknown_fields_live_together()
    {
        var run = Run.Generate(Crd.Spec("{pun: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {known: {type: string}}}}"), """
            using Test.Crds.ExampleCom.V1;
            public static class Use
            {
                public static string Json() => Widget.New("a").Spec(s => s.Pun(p => p.Known("k").SetMember("free", 1))).BuildUnchecked().Spec!.ToString();
            }
            """).Clean();
        Assert.Equal("""{"pun":{"free":1,"known":"k"}}""", Invoke(run));
    }

    [Fact]
    public void An_integer_without_a_format_has_64_bits()
    {
        var run = Run.Generate(Crd.Spec("{count: {type: integer}, small: {type: integer, format: int32}}"), """
            using Test.Crds.ExampleCom.V1;
            public static class Use { public static string Json() => new WidgetSpec { Count = 1L << 40, Small = 5 }.ToString(); }
            """).Clean();
        Assert.Equal("""{"count":1099511627776,"small":5}""", Invoke(run));
    }

    [Fact]
    public void Every_error_has_a_place()
    {
        var run = Run.Generate([new TextFile("/broken.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: [\n")]);
        var problem = Assert.Single(run.Problems, p => p.Id == "BDSL0001");
        Assert.Equal("/broken.yaml", problem.Location.GetLineSpan().Path);
        Assert.True(problem.Location.GetLineSpan().StartLinePosition.Line >= 2);
    }

    /// <summary>C# names by wire name, as reflection and analyzers see them.</summary>
    private static Dictionary<string, string> Members(GeneratorRun run, string type) =>
        run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1." + type)!.GetMembers().OfType<IPropertySymbol>()
            .Select(p => (p.Name, Wire: p.GetAttributes().FirstOrDefault(a => a.AttributeClass!.Name == "JsonPropertyNameAttribute")?.ConstructorArguments[0].Value as string))
            .Where(p => p.Wire is not null)
            .ToDictionary(p => p.Wire!, p => p.Name);

    private static string Invoke(GeneratorRun run) =>
        (string)run.Load().GetType("Use")!.GetMethod("Json", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
}
