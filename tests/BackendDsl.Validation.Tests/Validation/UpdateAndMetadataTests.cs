using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

public class UpdateAndMetadataTests
{
    private const string Schema = """
        type: object
        properties:
          spec:
            type: object
            required: [a]
            properties:
              a: {type: string, maxLength: 2, x-kubernetes-validations: [{rule: "self == oldSelf", message: fixed}]}
              num: {type: integer, maximum: 5}
              s: {type: array, x-kubernetes-list-type: set, items: {type: string, maxLength: 2}}
              m: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, required: [k], properties: {k: {type: string}, v: {type: integer, maximum: 5, x-kubernetes-validations: [{rule: "self >= oldSelf", message: grows}]}}}}
              e: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
          status: {type: object, properties: {ready: {type: boolean}}}
        """;

    private static readonly SchemaValidator s_validator = SchemaValidator.Create(
        CustomResourceDefinitionReader.ReadSchema(Schema),
        new("test.example.com", "v1", "Test", IsNamespaced: true, HasStatusSubresource: true, new(".spec.num", ".status.n", null)));

    [Theory]
    [InlineData("{a: longer}", "{a: longer}", "")]
    [InlineData("{a: longer}", "{a: other}", "spec.a TooLong")]
    [InlineData("{a: ab}", "{a: cd}", "spec.a Invalid")]
    [InlineData("{a: ab, num: 9}", "{a: ab, num: 9}", "")]
    [InlineData("{a: ab, num: 9}", "{a: ab, num: 8}", "spec.num Invalid")]
    [InlineData("{a: ab, s: [x, x]}", "{a: ab, s: [x, x]}", "")]
    [InlineData("{a: ab, s: [x, x]}", "{a: ab, s: [w, w]}", "")]
    [InlineData("{a: ab, s: [z, q]}", "{a: ab, s: [w, w, q]}", "spec.s[1] Duplicate")]
    [InlineData("{a: ab, s: [z, z]}", "{a: ab, s: [w, w, q]}", "")]
    [InlineData("{a: ab, m: [{k: a, v: 9}]}", "{a: ab, m: [{k: b, v: 1}, {k: a, v: 9}]}", "")]
    [InlineData("{a: ab, m: [{k: a, v: 4}]}", "{a: ab, m: [{k: b, v: 1}, {k: a, v: 3}]}", "spec.m[1].v Invalid")]
    public void Updates(string before, string after, string expected) =>
        Assert.Equal(expected, Errors("spec: " + after, "spec: " + before));

    [Theory]
    [InlineData("spec: {a: ab}\nstatus: {ready: x}", "")]
    [InlineData("spec: {a: ab, num: -1}", "spec.num Invalid")]
    [InlineData("spec: {num: 9}\nmetadata: {name: x, labels: {a: 5}}", "metadata Invalid")]
    [InlineData("spec: {num: 9}\nmetadata: {name: x, generation: 1.5}", "metadata Invalid")]
    [InlineData("spec: {num: 9}\nmetadata: [x]", "metadata Invalid")]
    [InlineData("spec: {a: abc, e: {kind: Pod, metadata: {name: 5}}}", "spec.e.metadata Invalid")]
    [InlineData("spec: {a: ab, e: {kind: Pod}}", "spec.e.apiVersion Required")]
    [InlineData("spec: {a: ab, e: {apiVersion: v1, kind: 5, metadata: {name: a%b}}}", "spec.e.kind Invalid")]
    [InlineData("spec: {a: ab, e: {apiVersion: v1, kind: Pod, metadata: {name: a%b}}}", "spec.e.metadata.name Invalid")]
    [InlineData("kind: Other\nspec: {}", "kind Invalid")]
    [InlineData("metadata: {generateName: x.-}\nspec: {a: ab}", "")]
    [InlineData("metadata: {name: A}\nspec: {a: ab}", "metadata.name Invalid")]
    public void Creates(string fields, string expected) => Assert.Equal(expected, Errors(fields, null));

    private static string Errors(string fields, string? old)
    {
        var settings = new ValidationSettings { NamespaceMayBeMissing = true, OldObject = old is null ? default : Verdicts.Wrap(DocumentReader.ReadOne(old)) };
        var violations = s_validator.Validate(Verdicts.Wrap(DocumentReader.ReadOne(fields)), settings).Violations;
        return string.Join("; ", violations.Select(v => $"{v.Path} {v.Reason!.Value.ToString()["FieldValue".Length..]}"));
    }
}
