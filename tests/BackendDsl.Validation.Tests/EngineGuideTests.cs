using BackendDsl.Cel;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests;

/// <summary>The code of docs/engine.md does what the guide says.</summary>
public sealed class EngineGuideTests
{
    private const string Crd = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
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
                    properties:
                      size: {type: integer, maximum: 9}
                      color: {type: string, default: red}
        """;

    private const string Widget = "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w, namespace: team}, spec: {size: 10}}";

    [Fact]
    public void A_definition_and_an_object()
    {
        DefinitionSet set = CustomResourceDefinitionReader.Read(Crd, "widget.crd.yaml");
        Assert.Empty(set.Problems);
        CustomResourceDefinition definition = set.Definitions[0];
        CustomResourceVersion version = definition.Versions[0];
        Assert.Empty(CrdAcceptance.Check(definition, "1.36"));
        var validator = SchemaValidator.Create(version.Schema!, ResourceIdentity.Of(definition, version), "1.36");
        var violation = Assert.Single(validator.Validate(DocumentReader.ReadOne(Widget)).Violations);
        Assert.Equal("spec.size", violation.Path);
        Assert.Equal("red", validator.Default(DocumentReader.ReadOne(Widget)).Object["spec"].Object["color"].String);
    }

    [Fact]
    public void Cel()
    {
        var environment = SchemaEnvironments.For(CustomResourceDefinitionReader.ReadSchema("""
            {"type":"object","properties":{"min":{"type":"integer"},"max":{"type":"integer"}}}
            """))!;
        CelExpression rule = CelExpression.Compile("self.min <= self.max", environment);
        Assert.True(rule.Evaluate(DocumentReader.ReadOne("{min: 3, max: 1}")).IsFalse);
        Assert.Throws<CelCompileException>(() => CelExpression.Compile("self.min <=", environment));
    }

    [Fact]
    public void Admission_policies()
    {
        PolicySet policies = PolicySet.Read(["""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: small}
            spec:
              matchConstraints: {resourceRules: [{apiGroups: [example.com], apiVersions: ["*"], operations: [CREATE], resources: [widgets]}]}
              validations: [{expression: "object.spec.size < 5", message: "keep it small"}]
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: small}
            spec: {policyName: small, validationActions: [Deny]}
            """]);
        PolicyEvaluation evaluation = policies.Evaluate(AdmissionRequest.Create(DocumentReader.ReadOne(Widget), "widgets"));
        Assert.Equal("keep it small", Assert.Single(evaluation.Findings).Message);
        Assert.True(evaluation.IsDenied);
    }
}
