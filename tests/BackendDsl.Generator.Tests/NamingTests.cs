using BackendDsl.CSharp.Naming;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>C# names of types, members, values and namespaces, and how to pin them.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("connectTimeout", "ConnectTimeout")]
    [InlineData("sourceIP", "SourceIP")]
    [InlineData("consecutive5xx", "Consecutive5xx")]
    [InlineData("foo_bar", "FooBar")]
    [InlineData("hyphen-ated", "HyphenAted")]
    [InlineData("$ref", "Ref")]
    [InlineData("1st", "_1st")]
    [InlineData("!", "Not")]
    [InlineData("-", "Minus")]
    [InlineData("", "Empty")]
    [InlineData("gateway.kgateway.dev", "GatewayKgatewayDev")]
    [InlineData("class", "Class")]
    public void Members(string wireName, string expected) => Assert.Equal(expected, Identifiers.Pascal(wireName));

    [Theory]
    [InlineData("=", "Equal")]
    [InlineData("!=", "NotEqual")]
    [InlineData("=~", "EqualTilde")]
    [InlineData("!~", "NotTilde")]
    [InlineData("", "Empty")]
    [InlineData("1.2", "V1_2")]
    [InlineData("301", "_301")]
    [InlineData("-1", "Minus1")]
    [InlineData("TLSv1.2", "TLSv1_2")]
    [InlineData("preserve-case", "PreserveCase")]
    public void Values(string value, string expected) => Assert.Equal(expected, Identifiers.EnumMember(value));

    [Theory]
    [InlineData("v1", "V1")]
    [InlineData("v1alpha1", "V1Alpha1")]
    [InlineData("v2beta3", "V2Beta3")]
    public void Versions(string version, string expected) => Assert.Equal(expected, Identifiers.Version(version));

    [Fact]
    public void Values_that_meet_get_names_of_their_own()
    {
        var run = Run.Generate(Crd.Spec("{op: {type: string, enum: [a, A, 'a-', TLSv1_2, TLSv1.2, Value, Equals, ToString, Op, '=', '!=']}, code: {type: integer, enum: [301, 302, -1]}}")).Clean();
        var op = run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.Widget+Op")!;
        Assert.Equal(11, op.GetMembers().OfType<IPropertySymbol>().Count(p => p.IsStatic));
        Assert.Equal(3, run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.Widget+Code")!.GetMembers().OfType<IPropertySymbol>().Count(p => p.IsStatic));
    }

    [Fact]
    public void An_enumeration_is_not_named_as_the_member_that_holds_its_value()
    {
        var file = new TextFile("/a.yaml", Crd.Spec("{value: {type: string, enum: [a]}, code: {type: object, properties: {value: {type: integer, enum: [1, 2]}}}}")) { Names = "spec.value=Value" };
        var run = Run.Generate([file]);
        Assert.Equal("BDSL0008", Assert.Single(run.Problems).Id);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal(["Code", "CodeValue", "SpecValue"], Nested(run));
    }

    [Fact]
    public void A_type_has_the_shortest_suffix_of_its_path_that_no_other_has()
    {
        var run = Run.Generate(Crd.Spec(
            "{a: {type: object, properties: {header: {type: object, properties: {x: {type: string}}}}}, b: {type: object, properties: {headers: {type: array, items: {type: object, properties: {z: {type: string}}}}}}, rules: {type: array, items: {type: object, properties: {status: {type: object, properties: {q: {type: string}}}}}}}")).Clean();
        Assert.Equal(["A", "AHeader", "B", "BHeader", "Rule", "Status"], Nested(run));
    }

    [Fact]
    public void Equal_structures_are_one_type()
    {
        const string Header = "{type: object, description: D, properties: {name: {type: string, description: E}}}";
        var run = Run.Generate(Crd.Spec($"{{first: {Header}, second: {Header.Replace("D", "other", StringComparison.Ordinal)}, list: {{type: array, items: {Header}}}}}")).Clean();
        Assert.Equal(["First"], Nested(run));
    }

    [Fact]
    public void Pins_hold_for_types_and_members_by_any_path_that_leads_there()
    {
        const string Header = "{type: object, properties: {foo_bar: {type: string}, fooBar: {type: string}}}";
        var file = new TextFile("/a.yaml", Crd.Spec($"{{first: {Header}, second: {{type: array, items: {Header}}}, mode: {{type: string, enum: [x]}}}}"))
        {
            Names = "spec.second[]=Pinned,spec.first=Pinned,member:spec.first.foo_bar=Odd,Widget/spec.mode=Manner",
        };
        var run = Run.Generate([file]).Clean();
        Assert.Equal(["Manner", "Pinned"], Nested(run));
        Assert.NotEmpty(run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.Widget+Pinned")!.GetMembers("Odd"));
    }

    [Theory]
    [InlineData("spec.absent=X")]
    [InlineData("nonsense")]
    [InlineData("spec.a=not-a-name")]
    [InlineData("Other/spec.a=A")]
    [InlineData("spec.a=ToBuilder")]
    [InlineData("spec.a=Widget")]
    [InlineData("spec.a=WidgetSpec")]
    [InlineData("spec.a=class")]
    [InlineData("spec=Other")]
    [InlineData("spec.a=X,spec.b=X")]
    [InlineData("spec.a=X,spec.a=Y")]
    [InlineData("member:spec.a=ToBuilder")]
    public void A_pin_without_effect_is_told(string names)
    {
        var run = Run.Generate([new TextFile("/a.yaml", Crd.Spec("{a: {type: object}, b: {type: object, properties: {c: {type: string}}}}")) { Names = names }]);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal("BDSL0008", Assert.Single(run.Problems).Id);
    }

    [Fact]
    public void Kinds_are_filtered_and_a_wrong_one_is_told()
    {
        var text = Crd.Spec("{a: {type: string}}") + "\n---\n" + Crd.Spec("{a: {type: string}}", "Gadget") + "\n---\n" + Crd.Spec("{a: {type: string}}", "Other");
        var run = Run.Generate([new TextFile("/a.yaml", text) { Kinds = "Widget,Gadget,Missing", Namespace = "Acme.Api" }]);
        Assert.Equal(["Acme.Api.V1/Gadget.g.cs", "Acme.Api.V1/Widget.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("BDSL0007", Assert.Single(run.Problems).Id);
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void What_one_file_of_an_item_has_the_others_need_not()
    {
        TextFile[] files =
        [
            new("/a.yaml", Crd.Spec("{a: {type: object}}")) { Kinds = "Widget;Gadget", Names = "spec.a=Aye;spec.g=Gee" },
            new("/b.yaml", Crd.Spec("{g: {type: object}}", "Gadget")) { Kinds = "Widget;Gadget", Names = "spec.a=Aye;spec.g=Gee" },
            new("/c.yaml", Crd.Spec("{g: {type: object}}", "Other")) { Kinds = "Widget;Gadget", Names = "spec.a=Aye;spec.g=Gee" },
        ];
        var run = Run.Generate(files).Clean();
        Assert.Equal(2, run.Sources.Count);
        Assert.Empty(run.Problems);
    }

    [Theory]
    [InlineData("Object", "class.namespace.io")]
    [InlineData("List", "int.void")]
    [InlineData("Task", "example.com")]
    [InlineData("String", "system.io")]
    [InlineData("Action", "backenddsl.example")]
    [InlineData("System", "system")]
    [InlineData("V1Pod", "k8s.io")]
    [InlineData("Builder", "example.com")]
    [InlineData("ModelObject", "example.com")]
    [InlineData("Test", "test")]
    [InlineData("Spec", "example.com")]
    [InlineData("Shape", "example.com")]
    [InlineData("New", "example.com")]
    [InlineData("Kind", "example.com")]
    [InlineData("Metadata", "example.com")]
    [InlineData("Validate", "example.com")]
    [InlineData("GCNotification", "example.com")]
    public void A_kind_of_any_name_compiles_and_its_companions_are_not_ambiguous(string kind, string group)
    {
        var crd = Crd.Of("{spec: {type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}, status: {type: object, properties: {c: {type: string, enum: [x]}}}}", kind, group);
        var run = Run.Generate([new TextFile("/a.yaml", crd)]).Clean();
        var space = run.Sources.Keys.Single().Split('/')[0];
        var companions = run.Compilation.GlobalNamespace.GetNamespaceMembers().Where(n => n.Name == "Test").SelectMany(Types)
            .Where(t => t.ContainingType is null && t.Name != Identifiers.Pascal(kind) && t.Name != kind + "Resource").Select(t => t.Name);
        var user = $"using System; using System.IO; using System.Linq; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using System.Net.Http; using k8s.Models; using {space};\n"
            + $"internal static class Use {{ public static Type[] All => [{string.Join(", ", companions.Select(c => $"typeof({c})"))}]; }}";
        Run.Generate([new TextFile("/a.yaml", crd)], user).Clean();
    }

    [Fact]
    public void A_kind_named_like_anothers_spec_leaves_both_usable()
    {
        var run = Run.Generate(
        [
            new TextFile("/a.yaml", Crd.Spec("{a: {type: string}}")),
            new TextFile("/b.yaml", Crd.Spec("{b: {type: string}}", "WidgetSpec")),
            new TextFile("/c.yaml", Crd.Spec("{b: {type: string}}", "WidgetList")),
        ]).Clean();
        Assert.Equal(3, run.Sources.Count);
        Assert.NotNull(run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.Widget+WidgetSpec"));
    }

    [Fact]
    public void Spec_and_status_of_equal_structure_are_two_classes()
    {
        const string Same = "{type: object, properties: {a: {type: string}, inner: {type: object, properties: {a: {type: string}}}}}";
        var run = Run.Generate(Crd.Of($"{{spec: {Same}, status: {Same}, other: {Same}}}")).Clean();
        Assert.NotNull(run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.WidgetStatus"));
        Run.Generate(Crd.Of("{spec: {type: object}, status: {type: object}}")).Clean();
    }

    [Fact]
    public void Kinds_that_differ_in_case_only_have_different_hint_names()
    {
        var run = Run.Generate(
        [
            new TextFile("/a.yaml", Crd.Spec("{a: {type: string}}", "FooBar")),
            new TextFile("/b.yaml", Crd.Spec("{b: {type: string}}", "Foobar")),
            new TextFile("/c.yaml", Crd.Spec("{b: {type: string}}", "FOObar")),
        ]).Clean();
        Assert.Equal(3, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Kinds_that_are_one_class_are_an_error_of_the_second()
    {
        var run = Run.Generate([new TextFile("/a.yaml", Crd.Spec("{a: {type: string}}", "foo")), new TextFile("/b.yaml", Crd.Spec("{b: {type: string}}", "Foo"))]);
        Assert.Single(run.Sources);
        Assert.Equal("BDSL0009", Assert.Single(run.Problems).Id);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));

    private static IEnumerable<string> Nested(GeneratorRun run) =>
        run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.Widget")!.GetTypeMembers().Select(t => t.Name).Where(n => n != "Builder").Order(StringComparer.Ordinal);
}
