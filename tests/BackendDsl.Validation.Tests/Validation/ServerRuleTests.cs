using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Rules of the server that are easily missed, each by a small case of its own.</summary>
public class ServerRuleTests
{
    private static readonly ValidationSettings s_create = new() { NamespaceMayBeMissing = true };

    private static string Spec(string properties) => "type: object\nproperties:\n  spec:\n    type: object\n    properties:\n" + string.Join("\n", properties.Split('\n').Select(l => "      " + l));

    private static ValidationResult Evaluate(string schema, string spec, string? old = null)
    {
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema(schema), Verdicts.Test);
        return validator.Validate(
            Verdicts.Wrap(DocumentReader.ReadOne(Document(spec))),
            old is null ? s_create : new() { NamespaceMayBeMissing = true, OldObject = Verdicts.Wrap(DocumentReader.ReadOne(Document(old))) });
    }

    // JSON keeps 50.0 apart from 50, YAML does not.
    private static string Document(string spec) => spec.StartsWith("{\"", StringComparison.Ordinal) ? $"{{\"spec\":{spec}}}" : "spec: " + spec;

    private static string Errors(string schema, string spec, string? old = null) =>
        string.Join("; ", Evaluate(schema, spec, old).Violations.Select(v => $"{v.Path} {v.Reason!.Value.ToString()["FieldValue".Length..]}"));

    private static string Refusals(string schema) => string.Join("; ", CrdAcceptance.Check(CustomResourceDefinitionReader.ReadSchema(schema), "1.36").Select(v => $"{v.Path}: {v.Message}"));

    [Theory]
    [InlineData("v: {type: integer, minimum: 2, maximum: 5}", "1", SchemaKeyword.Minimum, 2.0, "minimum: 2")]
    [InlineData("v: {type: integer, minimum: 2, exclusiveMinimum: true}", "2", SchemaKeyword.ExclusiveMinimum, 2.0, "minimum: 2")]
    [InlineData("v: {type: integer, maximum: 5}", "9", SchemaKeyword.Maximum, 5.0, "maximum: 5")]
    [InlineData("v: {type: integer, maximum: 5, exclusiveMaximum: true}", "5", SchemaKeyword.ExclusiveMaximum, 5.0, "maximum: 5")]
    [InlineData("v: {type: integer, multipleOf: 4}", "6", SchemaKeyword.MultipleOf, 4.0, "multipleOf: 4")]
    [InlineData("v: {type: string, minLength: 2}", "a", SchemaKeyword.MinLength, 2.0, "minLength: 2")]
    [InlineData("v: {type: array, items: {type: integer}, maxItems: 1}", "[1, 2]", SchemaKeyword.MaxItems, 1.0, "maxItems: 1")]
    [InlineData("v: {type: object, additionalProperties: {type: integer}, minProperties: 1}", "{}", SchemaKeyword.MinProperties, 1.0, "minProperties: 1")]
    [InlineData("v: {type: string, enum: ['maxItems: 3']}", "a", SchemaKeyword.Enum, null, "enum: \"maxItems: 3\"")]
    [InlineData("v: {type: string, pattern: 'required'}", "a", SchemaKeyword.Pattern, null, "pattern: required")]
    [InlineData("v: {type: string, format: date}", "a", SchemaKeyword.Format, null, "format: date")]
    [InlineData("v: {type: string}", "[]", SchemaKeyword.Type, null, "type: string")]
    [InlineData("v: {type: object, required: [a], properties: {a: {type: string}}}", "{}", SchemaKeyword.Required, null, "required")]
    [InlineData("v: {type: array, items: {type: integer}, x-kubernetes-list-type: set}", "[1, 1]", SchemaKeyword.ListType, null, "x-kubernetes-list-type: set")]
    [InlineData("v: {type: string, x-kubernetes-validations: [{rule: 'self == \"required\"'}]}", "a", SchemaKeyword.Validations, null, "self == \"required\"")]
    public void A_finding_carries_its_keyword_and_the_number_behind_it(string property, string value, SchemaKeyword keyword, double? limit, string rule)
    {
        var finding = Assert.Single(Evaluate(Spec(property), $"{{v: {value}}}").Violations);
        Assert.Equal((keyword, limit, rule), (finding.Keyword, finding.Limit, finding.Rule));
    }

    [Fact]
    public void Rules_about_changes_run_below_an_atomic_map()
    {
        var schema = Spec("m: {type: object, x-kubernetes-map-type: atomic, properties: {a: {type: string, x-kubernetes-validations: [{rule: 'self == oldSelf'}]}}}");
        Assert.Equal("", Refusals(schema));
        Assert.Equal("spec.m.a Invalid", Errors(schema, "{m: {a: x}}", "{m: {a: w}}"));
        Assert.Equal("", Errors(schema, "{m: {a: x}}", "{m: {a: x}}"));
    }

    [Fact]
    public void But_not_below_an_atomic_list() =>
        Assert.Contains("uncorrelatable portion", Refusals(Spec("l: {type: array, items: {type: string, x-kubernetes-validations: [{rule: 'self == oldSelf'}]}}")), StringComparison.Ordinal);

    private const string WholeMetadata = """
        e:
          type: object
          x-kubernetes-embedded-resource: true
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object, properties: {name: {type: string}, generateName: {type: string}, namespace: {type: string}}}
          x-kubernetes-validations: [{rule: "self.metadata.namespace == 'w'"}]
        """;

    [Fact]
    public void Embedded_metadata_is_what_its_schema_says()
    {
        var schema = Spec(WholeMetadata);
        Assert.Equal("", Refusals(schema));
        Assert.Equal("", Errors(schema, "{e: {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: w}}}"));
        Assert.Equal("spec.e Invalid", Errors(schema, "{e: {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: v}}}"));
    }

    [Fact]
    public void Of_the_root_only_the_name_may_be_described() =>
        Assert.Contains("must not specify anything other than name and generateName", Refusals("type: object\nproperties: {metadata: {type: object, properties: {labels: {type: object}}}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{l: [bad], b: 1}", "{l: [bad], b: 2}", "")]
    [InlineData("{l: [bad], b: 1}", "{l: [bad, ok], b: 1}", "spec.l[0] Invalid")]
    public void Below_an_unchanged_list_nothing_is_judged_anew(string old, string spec, string expected)
    {
        var schema = Spec("l: {type: array, items: {type: string, x-kubernetes-validations: [{rule: \"self == 'ok'\"}]}}\nb: {type: integer}");
        Assert.Equal(expected, Errors(schema, spec, old));
        Assert.Equal(expected.Length == 0 ? 1 : 0, Evaluate(schema, spec, old).Warnings.Count);
    }

    [Fact]
    public void What_the_schema_does_not_name_is_never_unchanged()
    {
        var schema = Spec("o: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: integer}}, x-kubernetes-validations: [{rule: 'self.a < 10'}]}");
        Assert.Equal("", Errors(schema, "{o: {a: 50}}", "{o: {a: 50}}"));
        Assert.Equal("spec.o Invalid", Errors(schema, "{o: {a: 50, z: 1}}", "{o: {a: 50, z: 1}}"));
    }

    [Theory]
    [InlineData("{\"v\":50,\"e\":\"a\"}", "{\"v\":50,\"e\":\"b\"}", "")]
    [InlineData("{\"v\":50.0,\"e\":\"a\"}", "{\"v\":50,\"e\":\"b\"}", "")]
    [InlineData("{\"v\":50,\"e\":\"a\"}", "{\"v\":50.0,\"e\":\"b\"}", "spec.v Invalid")]
    public void Storage_knows_no_fraction_of_nothing(string old, string spec, string expected) =>
        Assert.Equal(expected, Errors(Spec("v: {type: number, maximum: 10}\ne: {type: string}"), spec, old));

    [Fact]
    public void Kind_and_version_of_the_root_are_always_judged()
    {
        var schema = "type: object\nproperties:\n  kind: {type: string, x-kubernetes-validations: [{rule: \"self == 'Never'\"}]}\n  spec: {type: object, properties: {b: {type: integer}}}";
        Assert.Equal("kind Invalid", Errors(schema, "{b: 2}", "{b: 1}"));
    }

    [Fact]
    public void Null_is_an_item_without_keys() =>
        Assert.Contains(
            "spec.l[1] Duplicate",
            Errors(Spec("l: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, required: [k], properties: {k: {type: string}}}}"), "{l: [null, null]}"),
            StringComparison.Ordinal);

    [Fact]
    public void A_rule_of_white_space_is_refused_and_never_run()
    {
        var schema = Spec("a: {type: string, x-kubernetes-validations: [{rule: '  '}]}");
        Assert.Contains("rule is not specified", Refusals(schema), StringComparison.Ordinal);
        Assert.Equal("", Errors(schema, "{a: x}"));
    }

    [Theory]
    [InlineData(".m.key", true)]
    [InlineData(".white space", true)]
    [InlineData(".foo's", true)]
    [InlineData(".a.34", true)]
    [InlineData("['x\\a']", true)]
    [InlineData(".m['key']", true)]
    [InlineData(".l[0]", false)]
    [InlineData(".nothing", false)]
    [InlineData("m", false)]
    [InlineData(".", false)]
    [InlineData("['x\\q']", false)]
    [InlineData(".m['key'", false)]
    public void Field_paths_split_at_dots_and_brackets(string path, bool isGood)
    {
        var node = CustomResourceDefinitionReader.ReadSchema("""
            {"type":"object","properties":{"m":{"type":"object","additionalProperties":{"type":"string"}},"white space":{"type":"string"},"foo's":{"type":"string"},
            "a":{"type":"object","properties":{"34":{"type":"string"}}},"x\u0007":{"type":"string"},"l":{"type":"array","items":{"type":"string"}}}}
            """);
        Assert.Equal(isGood, FieldPaths.TryParse(path, node, out _));
    }

    [Fact]
    public void Rules_of_an_unsound_schema_are_not_compiled()
    {
        var refused = Refusals(Spec("a: {x-kubernetes-validations: [{rule: 'self.nothing'}]}"));
        Assert.Contains("must not be empty for specified object fields", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("compilation failed", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_dear_rules_are_named_where_all_together_are_too_dear()
    {
        var refused = Refusals(Spec("a: {type: array, items: {type: string}, x-kubernetes-validations: [{rule: 'self.all(x, self.all(y, x == y))'}, {rule: 'size(self) >= 0'}]}"));
        Assert.Contains("x-kubernetes-validations[0].rule: Forbidden: contributed to", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("x-kubernetes-validations[1].rule", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{name: x, uid: other}", "metadata.uid Invalid")]
    [InlineData("{name: x, deletionTimestamp: '2020-01-01T00:00:00Z'}", "metadata.deletionTimestamp Invalid")]
    [InlineData("{name: other}", "metadata.name Invalid")]
    [InlineData("{generateName: x-}", "metadata.name Required; metadata.name Invalid")]
    [InlineData("{name: x, managedFields: [{manager: m, operation: Nope}]}", "metadata.managedFields[0].operation Invalid")]
    [InlineData("{name: x, finalizers: [plain]}", "")]
    public void Metadata_that_an_update_may_not_change(string metadata, string expected)
    {
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema(Spec("a: {type: integer}")), Verdicts.Test);
        var old = DocumentReader.ReadOne("{apiVersion: test.example.com/v1, kind: Test, metadata: {name: x, uid: u}, spec: {a: 1}}");
        var result = validator.Validate(DocumentReader.ReadOne($"{{apiVersion: test.example.com/v1, kind: Test, metadata: {metadata}, spec: {{a: 1}}}}"), new() { OldObject = old });
        Assert.Equal(expected, string.Join("; ", result.Violations.Select(v => $"{v.Path} {v.Reason!.Value.ToString()["FieldValue".Length..]}")));
        Assert.Equal(metadata.Contains("plain", StringComparison.Ordinal) ? 1 : 0, result.Warnings.Count);
    }

    [Fact]
    public void A_write_to_status_changes_nothing_else()
    {
        var schema = CustomResourceDefinitionReader.ReadSchema("type: object\nproperties: {spec: {type: object, properties: {a: {type: integer, maximum: 5}}}, status: {type: object, properties: {s: {type: string, enum: [ok]}}}}");
        var validator = SchemaValidator.Create(schema, Verdicts.Test with { HasStatusSubresource = true });
        var old = Verdicts.Wrap(DocumentReader.ReadOne("{spec: {a: 1}, status: {s: ok}}"));
        var value = Verdicts.Wrap(DocumentReader.ReadOne("{spec: {a: 9}, status: {s: bad}}"));
        Assert.Equal("spec.a", Assert.Single(validator.Validate(value, new() { NamespaceMayBeMissing = true, OldObject = old }).Violations).Path.ToString());
        Assert.Equal("status.s", Assert.Single(validator.Validate(value, new() { NamespaceMayBeMissing = true, OldObject = old, IsStatusUpdate = true }).Violations).Path.ToString());
    }

    [Fact]
    public void A_request_has_its_own_namespace()
    {
        var validator = SchemaValidator.Create(CustomResourceDefinitionReader.ReadSchema(Spec("a: {type: integer}")), Verdicts.Test);
        var value = DocumentReader.ReadOne("{apiVersion: test.example.com/v1, kind: Test, metadata: {name: x, namespace: team}, spec: {a: 1}}");
        Assert.Empty(validator.Validate(value, new() { RequestNamespace = "team" }).Violations);
        Assert.Equal(FindingReason.BadRequest, Assert.Single(validator.Validate(value, new() { RequestNamespace = "other" }).Violations).Reason);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  preserveUnknownFields: true\n", "spec.preserveUnknownFields")]
    [InlineData("  conversion: {strategy: Webhook}\n", "spec.conversion.webhookClientConfig; spec.conversion.conversionReviewVersions")]
    [InlineData("  conversion: {strategy: Other}\n", "spec.conversion.strategy")]
    [InlineData("  conversion: {strategy: None, webhook: {conversionReviewVersions: [v1]}}\n", "spec.conversion.conversionReviewVersions")]
    [InlineData("  conversion: {strategy: Webhook, webhook: {conversionReviewVersions: [v1], clientConfig: {url: 'http://a.b/c'}}}\n", "spec.conversion.webhookClientConfig.url")]
    [InlineData("  conversion: {strategy: Webhook, webhook: {conversionReviewVersions: [v1], clientConfig: {service: {name: a, namespace: b}}}}\n", "")]
    public void A_definition_around_its_schemas(string spec, string expected) => Assert.Equal(expected, Paths(spec, ""));

    [Theory]
    [InlineData("subresources: {scale: {specReplicasPath: .spec.a, statusReplicasPath: .status.a}}", "")]
    [InlineData("subresources: {scale: {specReplicasPath: .status.a, statusReplicasPath: .status.a}}", "spec.versions[0].subresources.scale.specReplicasPath")]
    [InlineData("subresources: {scale: {specReplicasPath: .spec.a, statusReplicasPath: .status.a, labelSelectorPath: .metadata.x}}", "spec.versions[0].subresources.scale.labelSelectorPath")]
    [InlineData("selectableFields: [{jsonPath: .spec.a}]", "")]
    [InlineData("selectableFields: [{jsonPath: .spec.nope}]", "spec.versions[0].selectableFields[0].jsonPath")]
    [InlineData("selectableFields: [{jsonPath: .spec}]", "spec.versions[0].selectableFields[0]")]
    [InlineData("additionalPrinterColumns: [{name: a, type: integer, jsonPath: .spec.a}]", "")]
    [InlineData("additionalPrinterColumns: [{name: a, type: text, jsonPath: spec.a}]", "spec.versions[0].additionalPrinterColumns[0].type; spec.versions[0].additionalPrinterColumns[0].JSONPath")]
    [InlineData("deprecationWarning: old", "spec.versions[0].deprecationWarning")]
    public void A_version_around_its_schema(string version, string expected) => Assert.Equal(expected, Paths("", version));

    private static string Paths(string spec, string version)
    {
        var text = $"""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {'{'}name: things.example.com{'}'}
            spec:
              group: example.com
              scope: Namespaced
              names: {'{'}plural: things, singular: thing, kind: Thing, listKind: ThingList{'}'}
            {spec}  versions:
              - name: v1
                served: true
                storage: true
                schema: {'{'}openAPIV3Schema: {'{'}type: object, properties: {'{'}spec: {'{'}type: object, properties: {'{'}a: {'{'}type: integer{'}'}{'}'}{'}'}{'}'}{'}'}{'}'}
                {version}
            """;
        return string.Join("; ", CrdAcceptance.Check(CustomResourceDefinitionReader.Read(text).Definitions.Single(), "1.36").Select(v => v.Path.ToString()).Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData("things.k8s.io", null, "metadata.annotations[api-approved.kubernetes.io]")]
    [InlineData("things.k8s.io", "https://example.com/approval", "")]
    [InlineData("things.k8s.io", "unapproved, testing", "")]
    [InlineData("things.k8s.io", "yes", "metadata.annotations[api-approved.kubernetes.io]")]
    [InlineData("things.example.com", null, "")]
    public void Groups_of_the_community_need_its_approval(string group, string? approval, string expected)
    {
        var text = $"{{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {{name: as.{group}{(approval is null ? "" : $", annotations: {{api-approved.kubernetes.io: '{approval}'}}")}}}, spec: {{group: {group}, scope: Cluster, names: {{plural: as, kind: A}}, versions: [{{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {{type: object}}}}}}]}}}}";
        Assert.Equal(expected, string.Join("; ", CrdAcceptance.Check(CustomResourceDefinitionReader.Read(text).Definitions.Single(), "1.36").Select(v => v.Path.ToString())));
    }
}
