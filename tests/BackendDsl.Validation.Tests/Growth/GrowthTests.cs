using System.Globalization;
using System.Text;
using BackendDsl.Cel;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Growing;

/// <summary>Worst cases of every reader: inputs that grow in one dimension, whose cost grows no faster.</summary>
public sealed class GrowthTests
{
    private const string Crd = "kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\nmetadata: {name: a.b.c}\nspec:\n  group: b.c\n  scope: Cluster\n  names: {kind: A, plural: a}\n  versions:\n  - name: v1\n    served: true\n    storage: true\n    schema:\n      openAPIV3Schema:\n        type: object\n";
    private const string Policy = "kind: ValidatingAdmissionPolicy\napiVersion: admissionregistration.k8s.io/v1\nmetadata: {name: p}\nspec:\n";

    [Theory]
    [InlineData("members", "", "k#: v\n", "")]
    [InlineData("members of one name", "", "k: v\n", "")]
    [InlineData("items", "a:\n", "- v\n", "")]
    [InlineData("flow", "a: [", "{b: c}, ", "]")]
    [InlineData("documents", "", "---\na: b\n", "")]
    [InlineData("documents with anchors", "", "---\na: &x b\n", "")]
    [InlineData("documents that end", "", "a: &x b\n...\n", "")]
    [InlineData("broken documents", "", "---\n[\n", "")]
    [InlineData("broken documents with text", "", "---\na: \"\n", "")]
    [InlineData("broken flow", "", "---\n{a: [}\n", "")]
    [InlineData("comments", "a: b\n", "# c\n", "")]
    [InlineData("empty lines", "a: b\n", "\n", "c: d\n")]
    [InlineData("anchors", "", "k#: &a# v\n", "")]
    [InlineData("aliases", "x: &a v\n", "k#: *a\n", "")]
    [InlineData("merges", "x: &a {b: c}\ny:\n", "- {<<: *a}\n", "")]
    [InlineData("block text", "a: |\n", "  line\n", "")]
    [InlineData("folded text", "a: >-\n", "  line\n", "")]
    [InlineData("quoted text", "a: \"", "\\u0041", "\"\n")]
    [InlineData("plain text of many lines", "a: b\n", "  c\n", "")]
    [InlineData("json members", "{", "\"k#\": 1, ", "\"z\": 1}")]
    [InlineData("json items", "{\"a\": [", "1, ", "1]}")]
    [InlineData("json that is cut", "{\"a\": [", "{\"b\": 1}, ", "")]
    [InlineData("json text", "{\"a\": \"", "\\u0041", "\"}")]
    [InlineData("tabs", "a: b\n", "\tc: d\n", "")]
    [InlineData("nested lists", "", "[", "")]
    [InlineData("nested maps", "", "{a: ", "")]
    public void Of_a_text(string what, string before, string part, string after) => Growth.AssertLinear(what, 500, n =>
    {
        var text = before + Repeat(n, part) + after;
        return () => DocumentReader.Read(text);
    });

    [Theory]
    [InlineData("properties", "        properties:\n", "          p#: {type: string}\n")]
    [InlineData("enum", "        properties:\n          p:\n            type: string\n            enum:\n", "            - v#\n")]
    [InlineData("required", "        required:\n", "        - p#\n")]
    [InlineData("rules", "        x-kubernetes-validations:\n", "        - {rule: 'has(self.metadata)', message: m#}\n")]
    [InlineData("branches", "        properties: {p: {type: string}}\n        anyOf:\n", "        - {required: [p]}\n")]
    [InlineData("defaults", "        properties:\n          p:\n            type: array\n            items: {type: string}\n            default:\n", "            - v#\n")]
    [InlineData("map keys", "        properties:\n          p:\n            type: array\n            x-kubernetes-list-type: map\n            x-kubernetes-list-map-keys:\n", "            - k#\n")]
    public void Of_a_definition(string what, string before, string part)
    {
        string Text(int count) => Crd + before + Repeat(count, part);
        Growth.AssertLinear(what + ": reading", 100, n =>
        {
            var text = Text(n);
            return () => CustomResourceDefinitionReader.Read(text);
        });
        Growth.AssertLinear(what + ": compact form", 100, n =>
        {
            var schema = CustomResourceDefinitionReader.Read(Text(n)).Definitions[0].Versions[0].Schema!;
            return () => CompactSchema.Read(CompactSchema.Write(schema));
        });
        Growth.AssertLinear(what + ": accepting", 100, n =>
        {
            var definition = CustomResourceDefinitionReader.Read(Text(n)).Definitions[0];
            return () => CrdAcceptance.Check(definition);
        });
    }

    [Theory]
    [InlineData("strings of a set", "{type: array, x-kubernetes-list-type: set, items: {type: string}}", "v#")]
    [InlineData("equal strings of a set", "{type: array, x-kubernetes-list-type: set, items: {type: string}}", "v")]
    [InlineData("objects of a set", "{type: array, x-kubernetes-list-type: set, items: {type: object, x-kubernetes-map-type: atomic, properties: {a: {type: integer}}}}", "{a: #}")]
    [InlineData("entries of a map", "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: {type: object, required: [a], properties: {a: {type: integer}}}}", "{a: #}")]
    [InlineData("faults", "{type: array, items: {type: string, maxLength: 1}}", "long#")]
    [InlineData("patterns", "{type: array, items: {type: string, pattern: '^(a+)+$'}}", "aaaaaaaaaaaaaaaaaaaaaaab")]
    [InlineData("unknown members", "{type: array, items: {type: object, properties: {}}}", "{x: 1}")]
    [InlineData("rules", "{type: array, maxItems: 100000, items: {type: string, maxLength: 9, x-kubernetes-validations: [{rule: 'size(self) < 3'}]}}", "long#")]
    public void Of_an_object(string what, string schema, string item)
    {
        var root = CustomResourceDefinitionReader.Read(Crd + "        properties:\n          p: " + schema + "\n").Definitions[0].Versions[0].Schema!;
        var validator = SchemaValidator.Create(root, null);
        Growth.AssertLinear(what, 200, n =>
        {
            var value = DocumentReader.ReadOne("{p: [" + Repeat(n, item + ", ") + "]}");
            return () => validator.Validate(value);
        });
    }

    [Theory]
    [InlineData("m.k{0}")]
    [InlineData("m[k{0}]")]
    [InlineData("l[{0}].a")]
    public void Of_the_places_of_findings(string path) => Growth.AssertLinear(path, 100, n =>
    {
        var root = DocumentReader.ReadOne("m:\n" + Repeat(n, "  k#: v\n") + "l:\n" + Repeat(n, "- {a: v}\n"));
        return () =>
        {
            for (var i = 0; i < n; i++)
                Assert.True(DocumentMarks.Find(root, FieldPath.Parse(string.Format(CultureInfo.InvariantCulture, path, i))).IsKnown);
        };
    });

    [Theory]
    [InlineData("operands", "true", " && self.a == #", "")]
    [InlineData("items", "[", "#, ", "1].size() > 0")]
    [InlineData("entries", "{", "'k#': #, ", "'z': 1}.size() > 0")]
    [InlineData("text", "'", "x", "'.size() > 0")]
    [InlineData("lines", "true", "\n", "")]
    [InlineData("brackets", "", "(", "")]
    [InlineData("faults", "", "? ", "")]
    [InlineData("members", "self", ".a", "")]
    public void Of_an_expression(string what, string before, string part, string after)
    {
        var environment = CelEnvironment.Create().WithVariable("self", CelType.Dyn);
        // Beyond the limit of nesting, so that all sizes are refused alike.
        Growth.AssertLinear(what, 300, n =>
        {
            var text = before + Repeat(n, part) + after;
            return () => CelExpression.TryCompile(text, environment, out _, out _);
        });
    }

    [Theory]
    [InlineData("validations", "  validations:\n", "  - {expression: 'object.a != #'}\n")]
    [InlineData("variables", "  variables:\n", "  - {name: v#, expression: '1'}\n")]
    [InlineData("rules", "  matchConstraints:\n    resourceRules:\n", "    - {apiGroups: [g#], apiVersions: ['*'], operations: ['*'], resources: ['*']}\n")]
    [InlineData("conditions", "  matchConditions:\n", "  - {name: c#, expression: 'true'}\n")]
    public void Of_a_policy(string what, string before, string part) => Growth.AssertLinear(what, 50, n =>
    {
        var text = Policy + before + Repeat(n, part);
        return () => PolicySet.Read([text]);
    });

    [Theory]
    [InlineData("digits", "1", "0", "")]
    [InlineData("digits after the point", "0.", "3", "")]
    [InlineData("digits with a suffix", "1", "7", "Ki")]
    public void Of_a_quantity(string what, string before, string part, string after) => Growth.AssertLinear(what, 16_000, n =>
    {
        var text = before + Repeat(n, part) + after;
        return () =>
        {
            if (Quantity.TryParse(text, out var quantity)) _ = quantity.ToString();
        };
    }, Growth.NearlyLinear);

    private static string Repeat(int count, string part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
