using System.Diagnostics;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>
/// Damaged texts and random values: no exception leaves the engine, and nothing hangs. <c>BACKENDDSL_FUZZ</c> multiplies the rounds.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] s_tokens =
    [
        "{", "}", "[", "]", ":", ",", "- ", "\n", "  ", "&a ", "*a", "<<: ", "!!int ", "? ", "|\n", ">-\n", "'", "\"", "#", "---\n", "...\n", "%YAML 1.2\n", "null", "1e999", "-9223372036854775808",
        "type: ", "object", "array", "properties:", "items:", "x-kubernetes-validations:", "default: ", "enum: [", "pattern: '('", "oneOf: [{}]", "\u2028", "\0", "\uD800", "required: [a]", "minimum: -1",
    ];

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("BACKENDDSL_FUZZ"), out var factor) ? factor : 1;

    [Fact]
    public void Damaged_definitions()
    {
        var seeds = Directory.GetFiles(TestData.Find("adversarial-crds"), "*.yaml").Append(TestData.Find("crds", "kgateway", "backendconfigpolicies.gateway.kgateway.dev.yaml")).Select(File.ReadAllText).ToList();
        Run(1200, 17, random =>
        {
            var text = Damage(seeds[random.Next(seeds.Count)], random);
            foreach (var definition in CustomResourceDefinitionReader.Read(text).Definitions)
            {
                CrdAcceptance.Check(definition);
                foreach (var version in definition.Versions)
                {
                    if (version.Schema is null)
                        continue;
                    var compact = CompactSchema.Write(version.Schema);
                    var schema = CompactSchema.Read(compact);
                    Assert.Equal(compact, CompactSchema.Write(schema));
                    SchemaValidator.Create(schema, ResourceIdentity.Of(definition, version)).Validate(Any(random, 4));
                }
            }
        });
    }

    [Fact]
    public void Random_objects_against_real_schemas()
    {
        var schema = CustomResourceDefinitionReader.Read(TestData.ReadText("crds", "kgateway", "backendconfigpolicies.gateway.kgateway.dev.yaml")).Definitions[0];
        var validators = new[] { "1.31", "1.36" }.Select(v => SchemaValidator.Create(schema.Versions[0].Schema!, ResourceIdentity.Of(schema, schema.Versions[0]), v)).ToList();
        var names = new List<string> { "apiVersion", "kind", "metadata", "spec", "status", "labels", "name", "annotations" };
        Collect(schema.Versions[0].Schema!, names);
        Run(20000, 4, random =>
        {
            var value = Any(random, 6, names);
            foreach (var validator in validators)
            {
                validator.Validate(value, new() { OldObject = random.Next(4) == 0 ? Any(random, 5, names) : default });
                validator.Default(value);
            }
        });
    }

    [Fact]
    public void Every_kind_of_the_corpus_judges_generated_instances()
    {
        var validators = new List<(SchemaNode Schema, ResourceIdentity Identity, SchemaValidator Validator)>();
        var rules = 0;
        foreach (var file in Directory.GetFiles(TestData.FindDefinitions(), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file), file, keepDescriptions: false).Definitions)
            {
                foreach (var version in definition.Versions)
                {
                    var compact = CompactSchema.Parse(CompactSchema.Write(version.Schema!));
                    rules += compact.Definitions.Sum(d => d.Rules.Count);
                    var identity = ResourceIdentity.Of(definition, version);
                    validators.Add((compact.Root, identity, SchemaValidator.Create(compact.Root, identity)));
                }
            }
        }

        var (valid, invalid, celErrors) = (0, 0, 0);
        Run(validators.Count * 20, 7, random =>
        {
            var (schema, identity, validator) = validators[random.Next(validators.Count)];
            var instances = new Instances(random);
            var value = instances.Resource(identity.ApiVersion, identity.Kind, schema);
            var result = validator.Validate(value, random.Next(3) == 0 ? new() { OldObject = instances.Resource(identity.ApiVersion, identity.Kind, schema) } : default);
            Assert.DoesNotContain(result.Violations, v => v.Reason == FindingReason.InternalError || v.Message.Contains("rule compile error", StringComparison.Ordinal));
            celErrors += result.Violations.Count(v => v.Source == FindingSource.Cel);
            _ = result.IsValid ? valid++ : invalid++;
        });
        output.WriteLine($"{validators.Count} versions with {rules} rules: {valid} instances valid, {invalid} not, {celErrors} errors by CEL rules");
    }

    [Fact]
    public void Damaged_documents_and_policies()
    {
        const string Policy = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: p}
            spec:
              matchConstraints: {resourceRules: [{apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*']}], objectSelector: {matchLabels: {a: b}}}
              variables: [{name: v, expression: "object.spec.?a.orValue(1)"}]
              matchConditions: [{name: m, expression: "request.name != 'x'"}]
              validations: [{expression: "variables.v == 1 && object.metadata.name.startsWith('a')", messageExpression: "'a' + object.metadata.name"}]
            ---
            {apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, metadata: {name: b}, spec: {policyName: p, validationActions: [Deny], paramRef: {name: x, parameterNotFoundAction: Deny}}}
            """;
        Run(3000, 99, random =>
        {
            var set = PolicySet.Read([Damage(Policy, random)]);
            set.Evaluate(AdmissionRequest.Create(Any(random, 4), "things", random.Next(2) == 0));
            DocumentReader.Read(Damage("{\"a\": [1, 2.5, \"x\\u0041\", {\"b\": null}], \"c\": true}", random));
        });
    }

    private void Run(int rounds, int seed, Action<Random> step)
    {
        var watch = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < rounds * Rounds; i++)
        {
            var start = watch.Elapsed;
            try
            {
                step(new Random((seed * 1_000_003) + i));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"round {i} of seed {seed}", e);
            }

            var took = watch.Elapsed - start;
            slowest = took > slowest ? took : slowest;
        }

        output.WriteLine($"{rounds * Rounds} rounds, {watch.Elapsed.TotalSeconds:F1} s, slowest {slowest.TotalMilliseconds:F0} ms");
        Assert.True(slowest < TimeSpan.FromSeconds(60));
    }

    private static string Damage(string text, Random random)
    {
        var builder = new System.Text.StringBuilder(text);
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var at = random.Next(builder.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    builder.Insert(at, s_tokens[random.Next(s_tokens.Length)]);
                    break;
                case 1:
                    builder.Remove(at, Math.Min(random.Next(40), builder.Length - at));
                    break;
                case 2 when at < builder.Length:
                    builder[at] = (char)random.Next(random.Next(3) == 0 ? 0x10000 : 128);
                    break;
                case 3:
                    var from = random.Next(text.Length);
                    builder.Insert(at, text.AsSpan(from, Math.Min(random.Next(300), text.Length - from)));
                    break;
                default:
                    builder.Length = Math.Max(at, builder.Length / 2);
                    break;
            }
        }

        return builder.ToString();
    }

    private static Value Any(Random random, int depth, List<string>? names = null)
    {
        switch (random.Next(depth > 0 ? 12 : 9))
        {
            case 0:
                return Value.Null;
            case 1:
                return Value.Of(random.Next(2) == 0);
            case 2:
                return Value.Of(random.Next(3) switch { 0 => long.MinValue, 1 => random.Next(-3, 5000000), _ => long.MaxValue });
            case 3:
                return Value.Of(random.Next(4) switch { 0 => double.NaN, 1 => double.MaxValue, 2 => -0.0, _ => random.NextDouble() * 100 });
            case 4:
                return Value.Unknown;
            case 5:
                return Value.Of(s_tokens[random.Next(s_tokens.Length)]);
            case 6 or 7 or 8:
                return Value.Of(random.Next(5) switch { 0 => "10s", 1 => "", 2 => "Service", 3 => "gateway.kgateway.dev/v1alpha1", _ => "BackendConfigPolicy" });
            case 9:
                var array = new ArrayNode();
                for (var n = random.Next(4); n > 0; n--)
                    array.Add(Any(random, depth - 1, names));
                return Value.Of(array);
            default:
                var node = new ObjectNode();
                for (var n = random.Next(8); n > 0; n--)
                    node.Set(names is null ? "k" + random.Next(5) : names[random.Next(names.Count)], Any(random, depth - 1, names));
                return Value.Of(node);
        }
    }

    private static void Collect(SchemaNode node, List<string> names)
    {
        foreach (var property in node.Properties)
        {
            names.Add(property.Name);
            Collect(property.Schema, names);
        }

        if (node.Items is not null)
            Collect(node.Items, names);
    }
}
