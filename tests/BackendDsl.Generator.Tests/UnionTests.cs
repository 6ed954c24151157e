using BackendDsl.CSharp.Model.Reading;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>Which rules are unions, and what the builder says of them.</summary>
public sealed class UnionTests
{
    [Theory]
    [InlineData("[has(self.a),has(self.b)].filter(x,x==true).size() == 1", "ExactlyOne a b")]
    [InlineData("[has(self.a), has(self.b), has(self.c)].filter(x, x == true).size() <= 1", "AtMostOne a b c")]
    [InlineData("[has(self.a),has(self.b)].filter(x,x==true).size() >= 1", "AtLeastOne a b")]
    [InlineData("[has(self.a),has(self.b)].filter(v,v).size() < 2", "AtMostOne a b")]
    [InlineData("size([has(self.a),has(self.b)].filter(v,v)) > 0", "AtLeastOne a b")]
    [InlineData("(has(self.a) ? 1 : 0) + (has(self.b) ? 1 : 0) <= 1", "AtMostOne a b")]
    [InlineData("(has(self.a)?1:0)+(has(self.b)?1:0)+(has(self.c)?1:0) == 1", "ExactlyOne a b c")]
    [InlineData("((has(self.a)?1:0) + (has(self.b)?1:0)) >= 1", "AtLeastOne a b")]
    [InlineData("!(has(self.a) && has(self.b))", "AtMostOne a b")]
    [InlineData("!has(self.a) || !has(self.b)", "AtMostOne a b")]
    [InlineData("has(self.a) != has(self.b)", "ExactlyOne a b")]
    [InlineData("has(self.a) || has(self.b)", "AtLeastOne a b")]
    [InlineData("[has(self.a), has(self.b)].exists_one(x, x)", "ExactlyOne a b")]
    [InlineData("[has(self.a), has(self.b)].exists(x, x)", "AtLeastOne a b")]
    [InlineData("(has(self.a) || has(self.b)) && !(has(self.a) && has(self.b))", "AtLeastOne a b; AtMostOne a b")]
    [InlineData("has(self.__namespace__) != has(self.b__dash__c)", "ExactlyOne namespace b-c")]
    [InlineData("has(self.a) == has(self.b)", "")]
    [InlineData("has(self.a.x) || has(self.b)", "")]
    [InlineData("!(has(self.a) && has(self.b) && has(self.c))", "")]
    [InlineData("[has(self.a),has(self.b)].filter(x,x==true).size() == 2", "")]
    [InlineData("!has(self.a) || self.a == 'has(self.b)'", "")]
    [InlineData("has(self.a", "")]
    [InlineData("[has(self.a)", "")]
    [InlineData(")))has((", "")]
    public void Idioms_of_CEL(string rule, string expected) =>
        Assert.Equal(expected, string.Join("; ", CelUnions.Read(rule).Select(u => $"{u.Kind} {string.Join(' ', u.Members)}")));

    [Fact]
    public void A_union_is_told_at_the_builder_methods_it_excludes()
    {
        var run = Run.Generate(Crd.Spec(
            "{tcp: {type: object}, http: {type: string}, host: {type: string}}, oneOf: [{required: [tcp]}, {required: [http]}]")).Clean();
        foreach (var method in (string[])["Tcp", "Http"])
            Assert.All(Methods(run, method), m => Assert.Contains("Exactly one of Tcp, Http must be set.", m.GetDocumentationCommentXml(), StringComparison.Ordinal));
        Assert.All(Methods(run, "Host"), m => Assert.DoesNotContain("one of", m.GetDocumentationCommentXml(), StringComparison.Ordinal));
    }

    [Fact]
    public void Alternatives_with_none_of_them_are_at_most_one()
    {
        var run = Run.Generate(Crd.Spec(
            "{a: {type: string}, b: {type: string}}, oneOf: [{not: {anyOf: [{required: [a]}, {required: [b]}]}}, {required: [a]}, {required: [b]}]")).Clean();
        Assert.All(Methods(run, "A"), m => Assert.Contains("At most one of A, B may be set.", m.GetDocumentationCommentXml(), StringComparison.Ordinal));
    }

    [Fact]
    public void Documentation_tells_default_limits_and_rules()
    {
        var run = Run.Generate(Crd.Spec(
            "{size: {type: integer, description: How many., default: 3, minimum: 1, maximum: 9}, name: {type: string, minLength: 1, maxLength: 63, pattern: '^[a-z]+$', x-kubernetes-validations: [{rule: \"self != 'x'\", message: must not be x}]}, list: {type: array, maxItems: 16, items: {type: string, minLength: 2}}}, required: [size]")).Clean();
        var spec = run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.WidgetSpec")!;
        var size = spec.GetMembers("Size").Single().GetDocumentationCommentXml()!;
        foreach (var part in (string[])["How many.", "Default: 3.", "1 to 9.", "Required."])
            Assert.Contains(part, size, StringComparison.Ordinal);
        var name = spec.GetMembers("Name").Single().GetDocumentationCommentXml()!;
        foreach (var part in (string[])["Length 1 to 63 characters.", "Pattern: ^[a-z]+$", "Rule: must not be x."])
            Assert.Contains(part, name, StringComparison.Ordinal);
        var list = spec.GetMembers("List").Single().GetDocumentationCommentXml()!;
        foreach (var part in (string[])["Holds at most 16 items.", "Each item: Length at least 2 characters."])
            Assert.Contains(part, list, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_deprecated_is_obsolete()
    {
        var run = Run.Generate(Crd.Of(
            "{spec: {type: object, properties: {old: {type: string, description: \"The old way.\\n\\nDeprecated: use new.\"}}}}",
            extra: "deprecated: true\n    deprecationWarning: example.com/v1 is going away")).Clean();
        Assert.Contains("ObsoleteAttribute", string.Join(" ", run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.Widget")!.GetAttributes().Select(a => a.AttributeClass!.Name)), StringComparison.Ordinal);
        var old = run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.WidgetSpec")!.GetMembers("Old").Single();
        Assert.Equal("use new.", old.GetAttributes().Single(a => a.AttributeClass!.Name == "ObsoleteAttribute").ConstructorArguments[0].Value);
    }

    private static System.Collections.Immutable.ImmutableArray<ISymbol> Methods(GeneratorRun run, string name)
    {
        var methods = run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.WidgetSpec+Builder")!.GetMembers(name);
        Assert.NotEmpty(methods);
        return methods;
    }
}
