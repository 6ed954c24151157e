using System.Text.Json.Nodes;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

public class SharedCaseTests(ITestOutputHelper output)
{
    private static readonly ValidationSettings s_settings = new() { NamespaceMayBeMissing = true };

    [Fact]
    public void Semantics_cases()
    {
        var verdicts = new Verdicts(output);
        foreach (var c in Verdicts.Load("semantics-cases.json")["cases"]!.AsArray())
        {
            var id = c!["id"]!.GetValue<string>();
            var schema = CustomResourceDefinitionReader.ReadSchema(c["schema"]!.ToJsonString());
            Evaluate(verdicts, id, schema, c, "1.36", Verdicts.Strings(c["objectErrors"]));
            foreach (var (version, other) in c["otherVersions"]?.AsObject() ?? [])
            {
                if (other!["crdRejected"]!.GetValue<bool>())
                    continue;
                Evaluate(verdicts, id + " " + version, schema, c, version, Verdicts.Strings(other["objectErrors"]));
            }
        }

        verdicts.Finish("semantics cases");
    }

    [Fact]
    public void Random_definitions()
    {
        var verdicts = new Verdicts(output);
        var data = Verdicts.Load("random-crd-verdicts.json");
        var schemas = new Dictionary<int, (SchemaNode, SchemaValidator)>();
        foreach (var c in data["cases"]!.AsArray())
        {
            var key = c!["schema"]!.GetValue<int>();
            if (!schemas.TryGetValue(key, out var pair))
            {
                var schema = CustomResourceDefinitionReader.ReadSchema(data["schemas"]![key.ToString(System.Globalization.CultureInfo.InvariantCulture)]!.ToJsonString());
                schemas.Add(key, pair = (schema, SchemaValidator.Create(schema, Verdicts.Test)));
            }

            var text = c["objectText"]!.GetValue<string>();
            var value = Verdicts.Wrap(DocumentReader.ReadOne(text));
            var result = pair.Item2.Validate(value, s_settings);
            verdicts.Same($"{key} {text}", ErrorSets.Difference(Verdicts.Strings(c["errors"]), result.Violations) ?? Unknown(c, result));
            verdicts.SameWords(Verdicts.Strings(c["errors"]), result);
            if (c["finalSpec"] is { } final)
                verdicts.SameJson($"{key} {text}", final, pair.Item2.Normalize(value, out _).Object["spec"]);
            foreach (var (version, valid) in c["validIn"]?.AsObject() ?? [])
                verdicts.Same($"{key} {version} {text}", SchemaValidator.Create(pair.Item1, Verdicts.Test, version).Validate(value, s_settings).IsValid == valid!.GetValue<bool>() ? null : "other verdict");
        }

        verdicts.Finish("random definitions");
    }

    [Fact]
    public void Backend_config_policies()
    {
        var definition = CustomResourceDefinitionReader.Read(File.ReadAllText(Path.Combine(TestData.Find("crds", "kgateway"), "backendconfigpolicies.gateway.kgateway.dev.yaml"))).Definitions[0];
        EvaluateKind("BackendConfigPolicy", definition, "v1alpha1", Verdicts.Load("backendconfigpolicy-verdicts.json"));
    }

    public static TheoryData<string> PublicKinds => TestData.IsPresent
        ? [.. Directory.GetFiles(Path.Combine(TestData.Directory, "kubernetes", "public")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
        : ["absent.json"];

    [Theory]
    [MemberData(nameof(PublicKinds))]
    public void Public_kinds(string file)
    {
        var data = Verdicts.Load("public", file);
        var definition = CustomResourceDefinitionReader.Read(TestData.ReadText("crds", data["crdFile"]!.GetValue<string>())).Definitions.Single(d => d.Kind == data["kind"]!.GetValue<string>());
        EvaluateKind(file, definition, data["version"]!.GetValue<string>(), data);
    }

    private void EvaluateKind(string what, CustomResourceDefinition definition, string versionName, JsonNode data)
    {
        var verdicts = new Verdicts(output);
        var version = definition.Versions.Single(v => v.Name == versionName);
        var identity = ResourceIdentity.Of(definition, version);
        var compact = CompactSchema.Read(CompactSchema.Write(version.Schema!));
        var validators = new[] { "1.36", "1.35", "1.31" }.ToDictionary(v => v, v => SchemaValidator.Create(compact, identity, v));
        foreach (var c in data["cases"]!.AsArray())
        {
            var text = c!["object"]?.ToJsonString() ?? c["objectText"]!.GetValue<string>();
            var value = DocumentReader.ReadOne(text);
            var result = validators["1.36"].Validate(value);
            verdicts.Same(text, ErrorSets.Difference(Verdicts.Strings(c["errors"]), result.Violations) ?? Unknown(c, result));
            verdicts.SameWords(Verdicts.Strings(c["errors"]), result);
            verdicts.SameJson(text, c["final"], validators["1.36"].Normalize(value, out _));
            foreach (var (name, valid) in c["validIn"]?.AsObject() ?? [])
                verdicts.Same(name + " " + text, validators[name].Validate(value).IsValid == valid!.GetValue<bool>() ? null : "other verdict");
        }

        verdicts.Finish(what);
    }

    private static void Evaluate(Verdicts verdicts, string id, SchemaNode schema, JsonNode c, string version, IEnumerable<string> expected)
    {
        var read = DocumentReader.Read(c["objectText"]!.GetValue<string>());
        if (expected.Any(e => e.StartsWith("decode:", StringComparison.Ordinal)))
        {
            verdicts.Same(id, read.Problems.Any(p => p.Severity == ProblemSeverity.Error) ? null : "decoded");
            return;
        }

        var value = Verdicts.Wrap(read.Documents[0].Root);
        var old = c["oldText"] is { } oldText ? Verdicts.Wrap(DocumentReader.ReadOne(oldText.GetValue<string>())) : default;
        var validator = SchemaValidator.Create(schema, Verdicts.Test, version);
        var result = validator.Validate(value, new() { NamespaceMayBeMissing = true, OldObject = old });
        verdicts.Same(id, ErrorSets.Difference(expected, result.Violations) ?? Unknown(c, result));
        if (version == "1.36")
            verdicts.SameWords(expected, result);
        if (version == "1.36")
            verdicts.SameJson(id, c["final"], validator.Normalize(value, out _));
    }

    private static string? Unknown(JsonNode c, ValidationResult result)
    {
        var expected = Verdicts.Strings(c["unknownFields"]).Order(StringComparer.Ordinal);
        return expected.SequenceEqual(result.UnknownFields.Select(f => f.ToString()).Order(StringComparer.Ordinal)) ? null : "unknown fields " + string.Join(",", result.UnknownFields);
    }
}
