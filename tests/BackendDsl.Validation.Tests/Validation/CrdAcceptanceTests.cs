using System.Text.Json.Nodes;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Tests.Validation;

public class CrdAcceptanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Semantics_schemas()
    {
        var verdicts = new Verdicts(output);
        foreach (var c in Verdicts.Load("semantics-cases.json")["cases"]!.AsArray())
        {
            var schema = CustomResourceDefinitionReader.ReadSchema(c!["schema"]!.ToJsonString());
            Evaluate(verdicts, c["id"]!.GetValue<string>(), schema, Verdicts.Strings(c["crdErrors"]), "1.36");
            foreach (var (version, other) in c["otherVersions"]?.AsObject() ?? [])
            {
                var rejected = other!["crdRejected"]!.GetValue<bool>();
                var found = CrdAcceptance.Check(schema, version).Count > 0;
                verdicts.Same($"{c["id"]} {version}", rejected == found ? null : "other verdict");
            }
        }

        verdicts.Finish("semantics schemas");
    }

    [Fact]
    public void Random_schemas()
    {
        var verdicts = new Verdicts(output);
        var data = Verdicts.Load("random-crd-verdicts.json");
        foreach (var c in data["rejectedSchemas"]!.AsArray())
            Evaluate(verdicts, c!["schema"]!.ToJsonString(), CustomResourceDefinitionReader.ReadSchema(c["schema"]!.ToJsonString()), Verdicts.Strings(c["crdErrors"]), "1.36");
        foreach (var (key, schema) in data["schemas"]!.AsObject())
            Evaluate(verdicts, key, CustomResourceDefinitionReader.ReadSchema(schema!.ToJsonString()), [], "1.36");
        verdicts.Finish("random schemas");
    }

    [Fact]
    public void Public_definitions_are_accepted()
    {
        var verdicts = new Verdicts(output);
        foreach (var file in Directory.GetFiles(TestData.FindDefinitions(), "*.yaml", SearchOption.AllDirectories))
        {
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file)).Definitions)
            {
                var violations = CrdAcceptance.Check(definition, "1.36");
                verdicts.Same(Path.GetFileName(file), violations.Count == 0 ? null : string.Join("; ", violations.Take(3)));
            }
        }

        verdicts.Finish("public definitions");
    }

    private static void Evaluate(Verdicts verdicts, string id, SchemaNode schema, IEnumerable<string> expected, string version) =>
        verdicts.Same(id, ErrorSets.Difference(expected, CrdAcceptance.Check(schema, version)));
}
