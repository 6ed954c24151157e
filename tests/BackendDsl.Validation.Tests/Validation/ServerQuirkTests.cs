using System.Globalization;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Corners in which a server decides otherwise than one would think.</summary>
public class ServerQuirkTests
{
    private const string Dates = "type: array, x-kubernetes-list-type: set, items: {type: string, format: date}";
    private const string Numbers = "type: array, x-kubernetes-list-type: set, items: {type: number}";

    private static ValidationResult Evaluate(string field, string text, string? old = null, string version = "1.36")
    {
        var schema = CustomResourceDefinitionReader.ReadSchema("{type: object, properties: {f: {" + field + "}}}");
        var oldValue = old is null ? default : Verdicts.Wrap(DocumentReader.ReadOne(old));
        return SchemaValidator.Create(schema, Verdicts.Test, version).Validate(Verdicts.Wrap(DocumentReader.ReadOne(text)), new() { NamespaceMayBeMissing = true, OldObject = oldValue });
    }

    private static string Rule(string rule, string more = "") => $"x-kubernetes-validations: [{{rule: \"{rule}\"{more}}}]";

    [Theory]
    [InlineData(Numbers, "self == self", "[1.5, 2.5]", true)]
    [InlineData(Numbers, "self == [2.5, 1.5]", "[1.5, 2.5]", true)]
    [InlineData(Numbers, "self == self", "[1, 2.5]", false)]
    [InlineData(Numbers, "(self + [1.0]).size() == 2", "[1]", true)]
    [InlineData(Numbers, "(self + [1.5]).size() == 1", "[1.5]", true)]
    [InlineData(Dates, "self == self", "['2020-01-01']", false)]
    [InlineData(Dates, "self == self", "[]", true)]
    [InlineData(Dates, "(self + self).size() == 2", "['2020-01-01']", true)]
    [InlineData(Dates, "(self + self).all(x, x == x)", "['2020-01-01']", false)]
    [InlineData("type: array, x-kubernetes-list-type: set, items: {type: object, x-kubernetes-map-type: atomic, properties: {a: {type: integer}}}", "self == self", "[{a: 1}]", false)]
    public void A_set_holds_what_the_document_holds(string list, string rule, string items, bool isValid) =>
        Assert.Equal(isValid, Evaluate(list + ", " + Rule(rule), "{\"f\": " + items + "}").IsValid);

    [Theory]
    [InlineData("name", "self == self", true)]
    [InlineData("name", "(self + self).size() == 2", true)]
    [InlineData("a-b", "self == self", false)]
    [InlineData("namespace", "self == self", false)]
    public void Keys_of_a_list_are_looked_up_by_their_escaped_names(string key, string rule, bool isValid)
    {
        var list = "type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [" + key + "], items: {type: object, required: [" + key + "], properties: {" + key + ": {type: string}}}";
        Assert.Equal(isValid, Evaluate(list + ", " + Rule(rule), "{\"f\": [{\"" + key + "\": \"x\"}, {\"" + key + "\": \"z\"}]}").IsValid);
    }

    [Theory]
    [InlineData("{\"a\": null}", "self == self", false)]
    [InlineData("{\"a\": 1.0}", "self == self", false)]
    [InlineData("{\"a\": 1}", "self == self", true)]
    [InlineData("{\"a\": 1.0}", "has(self.a) || true", true)]
    [InlineData("{\"a\": 1.0}", "has(self.a)", false)]
    [InlineData("{\"a\": 1.0}", "self.?a.hasValue()", false)]
    public void Fields_that_do_not_fit_break_equality(string value, string rule, bool isValid) =>
        Assert.Equal(isValid, Evaluate("type: object, properties: {a: {type: integer, nullable: true}}, " + Rule(rule), "{\"f\": " + value + "}").IsValid);

    [Theory]
    [InlineData("2 in self", true)]
    [InlineData("3 in self", false)]
    public void A_match_counts_beside_an_item_that_does_not_fit(string rule, bool isValid) =>
        Assert.Equal(isValid, Evaluate("type: array, items: {type: integer}, " + Rule(rule), "{\"f\": [1.0, 2]}").IsValid);

    [Theory]
    [InlineData("quantity(self) in [quantity('1').add(1)]", false)]
    [InlineData("!(quantity(self) in [quantity('1').add(1)])", true)]
    [InlineData("quantity(self) in [quantity('1').add(1), quantity('2')]", true)]
    public void What_cannot_be_compared_is_no_match(string rule, bool isValid) =>
        Assert.Equal(isValid, Evaluate("type: string, " + Rule(rule), "{\"f\": \"2\"}").IsValid);

    [Theory]
    [InlineData("'a' in self", false)]
    [InlineData("has(self.a)", false)]
    [InlineData("has(self.b)", true)]
    public void A_map_value_that_does_not_fit_breaks_the_question_for_it(string rule, bool isValid) =>
        Assert.Equal(isValid, Evaluate("type: object, additionalProperties: {type: integer}, " + Rule(rule), "{\"f\": {\"a\": 1.0, \"b\": 2}}").IsValid);

    [Fact]
    public void A_rule_with_an_optional_old_value_is_judged_even_if_nothing_changed()
    {
        Assert.False(Evaluate("type: string, " + Rule("oldSelf.hasValue() ? self != 'x' : true", ", optionalOldSelf: true"), "{f: x}", "{f: x}").IsValid);
        Assert.True(Evaluate("type: string, " + Rule("self != 'x'"), "{f: x}", "{f: x}").IsValid);
        Assert.True(Evaluate("type: string, nullable: true, " + Rule("self == oldSelf"), "{f: x}", "{f: null}").IsValid);
    }

    [Fact]
    public void A_rule_that_costs_too_much_is_the_last_one()
    {
        var items = string.Join(",", Enumerable.Range(0, 400).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        var rules = "x-kubernetes-validations: [{rule: \"self.all(x, self.all(y, self.all(z, x + y + z >= 0)))\"}, {rule: \"false\"}]";
        var violation = Assert.Single(Evaluate("type: array, items: {type: integer}, " + rules, "{f: [" + items + "]}").Violations);
        Assert.Contains("no further validation rules will be run", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("finalizers: [orphan, foregroundDeletion]", 1)]
    [InlineData("finalizers: [orphan]", 0)]
    [InlineData("ownerReferences: [{apiVersion: v1, kind: Event, name: a, uid: b}]", 1)]
    [InlineData("ownerReferences: [{apiVersion: events.k8s.io/v1beta1, kind: Event, name: a, uid: b}]", 0)]
    public void Metadata(string fields, int errors)
    {
        var value = DocumentReader.ReadOne("{apiVersion: test.example.com/v1, kind: Test, metadata: {name: x, " + fields + "}}");
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema("{type: object}"), Verdicts.Test);
        Assert.Equal(errors, validator.Validate(value, new() { NamespaceMayBeMissing = true }).Violations.Count);
    }

    [Fact]
    public void A_generated_name_inside_may_begin_with_anything_but_what_a_path_cannot_hold()
    {
        const string Embedded = "type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true";
        Assert.True(Evaluate(Embedded, "{f: {apiVersion: v1, kind: Pod, metadata: {generateName: .}}}").IsValid);
        Assert.False(Evaluate(Embedded, "{f: {apiVersion: v1, kind: Pod, metadata: {generateName: a%-}}}").IsValid);
    }
}
