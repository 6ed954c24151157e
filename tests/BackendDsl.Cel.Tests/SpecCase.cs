using System.Globalization;
using System.Text.Json;
using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Tests;

/// <summary>One conformance case, run and compared with what Kubernetes answers.</summary>
internal sealed class SpecCase(JsonElement json)
{
    public string Name { get; } = $"{json.GetProperty("file").GetString()}/{json.GetProperty("section").GetString()}/{json.GetProperty("name").GetString()}: {json.GetProperty("expr").GetString()}";

    public bool IsApplicable { get; } = json.GetProperty("k8sCategory").GetString() is "agree" or "agree-static" or "k8s-rejects" or "k8s-differs";

    /// <summary>Null where all agrees, else the difference.</summary>
    public string? Run()
    {
        var environment = CelEnvironment.Create();
        if (json.TryGetProperty("container", out var container))
            environment = environment.WithContainer(container.GetString()!);
        var declared = new HashSet<string>();
        if (json.TryGetProperty("typeEnv", out var types))
        {
            foreach (var variable in types.EnumerateArray())
            {
                declared.Add(variable.GetProperty("name").GetString()!);
                environment = environment.WithVariable(variable.GetProperty("name").GetString()!, ReadType(variable.GetProperty("type")));
            }
        }

        var bindings = new CelBindings();
        if (json.TryGetProperty("bindings", out var bound))
        {
            foreach (var binding in bound.EnumerateObject())
            {
                if (declared.Add(binding.Name))
                    environment = environment.WithVariable(binding.Name, CelType.Dyn);
                bindings.Set(binding.Name, ReadValue(binding.Value));
            }
        }

        var isChecked = !json.TryGetProperty("disableCheck", out var disabled) || !disabled.GetBoolean();
        var expected = json.GetProperty("k8s136");
        var compiled = CelExpression.TryCompile(json.GetProperty("expr").GetString()!, environment, isChecked, out var expression, out var issues);
        if (!compiled)
        {
            var program = issues[0].Kind == CelIssueKind.Program;
            var wanted = program ? "programError" : "compileError";
            if (!expected.TryGetProperty(wanted, out var text))
                return $"{wanted}: {issues[0]}; expected {expected}";
            var got = program ? issues[0].Message : issues[0].ToString().Split('\n')[0];
            return program || issues[0].Kind == CelIssueKind.Check ? Same(got, text.GetString()!) : null;
        }

        if (expected.TryGetProperty("compileError", out _) || expected.TryGetProperty("programError", out _))
            return $"compiled; expected {expected}";
        if (isChecked && expected.TryGetProperty("type", out var type) && expression!.ResultType.ToString() != type.GetString())
            return $"type {expression.ResultType}; expected {expected}";
        if (json.TryGetProperty("checkOnly", out var checkOnly) && checkOnly.GetBoolean() && !expected.TryGetProperty("value", out _))
            return null;
        var result = expression!.Evaluate(bindings);
        if (expected.TryGetProperty("evalError", out var error))
            return result.IsError ? Same(result.Error.Message, error.GetString()!) : $"{result}; expected {expected}";
        var value = ReadValue(expected.GetProperty("value"));
        return Matches(result, value) ? null : $"{result.Kind} {result}; expected {expected}";
    }

    private static string? Same(string got, string wanted) => got == wanted ? null : $"TEXT {got} <> {wanted}";

    private static bool Matches(CelValue got, CelValue wanted)
    {
        if (got.Kind != wanted.Kind)
            return got.Kind == CelKind.Opaque || got.Kind == CelKind.Optional ? got.ToString() == wanted.ToString() : false;
        if (got.Kind == CelKind.Double && double.IsNaN(got.Double))
            return double.IsNaN(wanted.Double);
        if (got.Kind == CelKind.List)
            return got.Count == wanted.Count && Enumerable.Range(0, got.Count).All(i => Matches(got.ItemAt(i), wanted.ItemAt(i)));
        if (got.Kind == CelKind.Type)
            return got.TypeValue.Name == wanted.TypeValue.Name;
        return CelEquality.Equal(got, wanted, new WorkMeter(1_000_000)) == Truth.True;
    }

    private static CelValue ReadValue(JsonElement json)
    {
        var member = json.EnumerateObject().First();
        switch (member.Name)
        {
            case "int":
                return CelValue.Of(long.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture));
            case "uint":
                return CelValue.Of(ulong.Parse(member.Value.GetString()!, CultureInfo.InvariantCulture));
            case "double":
                return CelValue.Of(member.Value.GetString() switch
                {
                    "NaN" => double.NaN,
                    "Infinity" => double.PositiveInfinity,
                    "-Infinity" => double.NegativeInfinity,
                    var text => double.Parse(text!, CultureInfo.InvariantCulture),
                });
            case "bool":
                return CelValue.Of(member.Value.GetBoolean());
            case "string":
                return CelValue.Of(member.Value.GetString());
            case "bytes":
                return CelValue.Of(Convert.FromBase64String(member.Value.GetString()!));
            case "null":
                return CelValue.Null;
            case "type":
                return CelValue.Of(CelTypes.Find(member.Value.GetString()!) ?? CelType.Opaque(member.Value.GetString()!));
            case "list":
                return CelValue.OfList(member.Value.EnumerateArray().Select(ReadValue));
            case "map":
                var map = new MapValue();
                foreach (var entry in member.Value.EnumerateArray())
                    map.Set(ReadValue(entry.GetProperty("key")), ReadValue(entry.GetProperty("value")));
                return CelValue.Of(map);
            default:
                throw new InvalidOperationException("value form " + json);
        }
    }

    private static CelType ReadType(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return json.GetString() switch
            {
                "int64" => CelType.Int,
                "uint64" => CelType.Uint,
                "double" => CelType.Double,
                "string" => CelType.String,
                "bool" => CelType.Bool,
                "bytes" => CelType.Bytes,
                "null" => CelType.Null,
                _ => CelType.Dyn,
            };
        }

        var member = json.EnumerateObject().First();
        return member.Name switch
        {
            "list" => CelType.List(ReadType(member.Value)),
            "map" => CelType.Map(ReadType(member.Value[0]), ReadType(member.Value[1])),
            _ => CelType.Dyn,
        };
    }
}
