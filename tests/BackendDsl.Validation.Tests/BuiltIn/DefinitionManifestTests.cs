using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>A custom resource definition is an object like others: its schema holds schemas, and it is read back as it was written.</summary>
public sealed class DefinitionManifestTests
{
    private const string Widget = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.acme.example}
        spec:
          group: acme.example
          names: {kind: Widget, plural: widgets, shortNames: []}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    not: {required: [old], not: {maxProperties: 0}}
                    oneOf: [{required: [a]}, {required: [b], properties: {b: {minLength: 0}}}]
                    additionalProperties: {type: array, items: {type: string, default: ""}}
            subresources: {status: {}}
        """;

    [Fact]
    public void It_is_read_back_as_it_was_written()
    {
        var written = DocumentReader.ReadOne(Widget);
        var result = BuiltInValidator.Validate(written);
        Assert.True(result.IsValid, string.Join("; ", result.Errors));

        var stored = result.WithDefaults();
        var version = stored.Object["spec"].Object["versions"].Array[0].Object;
        Assert.Equal(["name", "schema", "served", "storage", "subresources"], Names(version));
        Assert.Equal(["conversion", "group", "names", "scope", "versions"], Names(stored.Object["spec"].Object));
        var spec = version["schema"].Object["openAPIV3Schema"].Object["properties"].Object["spec"].Object;
        Assert.Equal(["additionalProperties", "not", "oneOf", "type"], Names(spec));
        Assert.Equal("array", spec["additionalProperties"].Object["type"].String);
        Assert.Equal(["not", "required"], Names(spec["not"].Object));
        Assert.Equal(0, spec["not"].Object["not"].Object["maxProperties"].Integer);
        Assert.Equal(0, spec["oneOf"].Array[1].Object["properties"].Object["b"].Object["minLength"].Integer);
        // An empty list is none; what a server makes of the kind is there.
        Assert.Equal(["kind", "listKind", "plural", "singular"], Names(stored.Object["spec"].Object["names"].Object));
    }

    [Fact]
    public void What_is_not_there_stays_away_for_policies_too()
    {
        var filled = ServerDefaults.Apply(DocumentReader.ReadOne(Widget));
        var schema = filled.Object["spec"].Object["versions"].Array[0].Object["schema"].Object["openAPIV3Schema"].Object;
        Assert.True(schema["not"].IsAbsent);
        Assert.True(schema["externalDocs"].IsAbsent);
    }

    [Fact]
    public void Every_public_definition_has_an_end()
    {
        var folder = TestData.FindDefinitions();
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var written = DocumentReader.ReadOne(File.ReadAllText(file));
            if (written.Object["kind"] is not { Kind: ValueKind.String, String: "CustomResourceDefinition" } || written.Object["apiVersion"].String != "apiextensions.k8s.io/v1")
                continue;
            count++;
            var stored = BuiltInValidator.Validate(written).WithDefaults();
            Assert.Equal(Depth(written.Object["spec"]), Depth(stored.Object["spec"]));
            Assert.Equal(Names(written.Object["spec"].Object).Append("conversion").Distinct().Order(StringComparer.Ordinal), Names(stored.Object["spec"].Object));
            Assert.Equal(Depth(written.Object["spec"]), Depth(ServerDefaults.Apply(written).Object["spec"]));
        }

        Assert.InRange(count, TestData.IsPresent ? 50 : 3, int.MaxValue);
    }

    private static string[] Names(IObjectValue value) => [.. Enumerable.Range(0, value.Count).Where(i => !value.ValueAt(i).IsAbsent).Select(value.NameAt).Order(StringComparer.Ordinal)];

    private static int Depth(Value value) => value.Kind switch
    {
        ValueKind.Object => 1 + Enumerable.Range(0, value.Object.Count).Select(i => Depth(value.Object.ValueAt(i))).DefaultIfEmpty().Max(),
        ValueKind.Array => 1 + Enumerable.Range(0, value.Array.Count).Select(i => Depth(value.Array[i])).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
