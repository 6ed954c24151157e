using System.Text.Json;
using BackendDsl.Schema.Cel;
using BackendDsl.Schema.Crd;
using BackendDsl.Schema.Values;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Schema.Tests.Cel;

/// <summary>The expressions of policies over plain JSON; matching and actions are tested with the policies.</summary>
public sealed class AdmissionExpressionTests(ITestOutputHelper output)
{
    [Fact]
    public void Expressions_of_policies_decide_as_the_server_does()
    {
        using var json = JsonDocument.Parse(TestData.ReadText("kubernetes", "admission-policy-cases.json"));
        var expressions = 0;
        var unknown = 0;
        var wrong = new List<string>();
        foreach (var one in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            var policy = one.GetProperty("policy");
            var expected = one.GetProperty("expected");
            if (!policy.TryGetProperty("validations", out var validations) || expected.TryGetProperty("skipped", out _) || policy.TryGetProperty("matchConditions", out _))
                continue;
            var decisions = expected.GetProperty("decisions").EnumerateArray().ToDictionary(d => d.GetProperty("expressionIndex").GetInt32());
            var compileErrors = expected.TryGetProperty("compileErrors", out var errors)
                ? errors.EnumerateArray().ToDictionary(e => e.GetProperty("field").GetString()!, e => e.GetProperty("error").GetString()!)
                : [];
            var run = new PolicyRun(one, policy);
            var index = 0;
            foreach (var validation in validations.EnumerateArray())
            {
                expressions++;
                var text = validation.GetProperty("expression").GetString()!;
                var verdict = run.Judge(text);
                var name = $"{one.GetProperty("id")}[{index}] {text}";
                if (compileErrors.TryGetValue($"validations[{index}].expression", out var refused))
                {
                    if (verdict.CompileError is null)
                        wrong.Add($"{name}: compiles; expected {refused}");
                    else if (verdict.CompileError != refused && !refused.Contains("Syntax error", StringComparison.Ordinal))
                        output.WriteLine($"other words: {name}\n{verdict.CompileError}\n{refused}");
                }
                else if (verdict.CompileError is not null)
                {
                    wrong.Add($"{name}: {verdict.CompileError}");
                }
                else if (verdict.Value.IsUnknown)
                {
                    unknown++;
                }
                else
                {
                    var result = verdict.Value.IsTrue ? "admit" : verdict.Value.IsError ? "error" : "deny";
                    var decision = decisions[index];
                    if (decision.GetProperty("result").GetString() != result)
                        wrong.Add($"{name}: {verdict.Value}; expected {decision}");
                    else if (verdict.Value.IsError && !decision.GetProperty("message").GetString()!.EndsWith(": " + verdict.Value.Error.Message, StringComparison.Ordinal))
                        output.WriteLine($"other words: {name}\n{verdict.Value}\n{decision.GetProperty("message")}");
                }

                index++;
            }
        }

        output.WriteLine($"{expressions} expressions, {unknown} not to be known, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private sealed class PolicyRun
    {
        private readonly CelEnvironment _environment = CelEnvironment.ForAdmission();
        private readonly CelBindings _bindings = new();

        public PolicyRun(JsonElement one, JsonElement policy)
        {
            var hasParams = policy.TryGetProperty("paramKind", out var kind) && kind.EnumerateObject().Any();
            _environment = CelEnvironment.ForAdmission(hasParams: hasParams);
            var document = Read(one, "object");
            _bindings.Set("object", document).Set("oldObject", Value.Null);
            if (hasParams)
                _bindings.Set("params", one.TryGetProperty("params", out _) ? Read(one, "params") : Value.Null);
            if (one.TryGetProperty("namespaceObject", out _))
                _bindings.Set("namespaceObject", Read(one, "namespaceObject"));
            else if (one.GetProperty("resource").GetString() == "clusterthings")
                _bindings.Set("namespaceObject", Value.Null);
            _bindings.Set("request", Request(one, document));
            _environment = _environment.WithVariables([]);
            if (!policy.TryGetProperty("variables", out var variables))
                return;

            var fields = new Dictionary<string, CelType>();
            var values = new Dictionary<string, Func<CelValue>>();
            _bindings.SetVariables(values);
            foreach (var variable in variables.EnumerateArray())
            {
                var name = variable.GetProperty("name").GetString()!;
                if (!CelExpression.TryCompile(variable.GetProperty("expression").GetString()!, _environment.WithVariables(fields), out var compiled, out var issues))
                {
                    fields[name] = CelType.Dyn;
                    values[name] = () => CelValue.Failure($"composited variable \"{name}\" fails to compile: {CelExpression.Describe(issues)}");
                    continue;
                }

                fields[name] = compiled!.ResultType;
                values[name] = () => compiled.Evaluate(_bindings);
            }

            _environment = _environment.WithVariables(fields);
        }

        public (string? CompileError, CelValue Value) Judge(string text)
        {
            if (!CelExpression.TryCompile(text, _environment, out var expression, out var issues))
                return (CelExpression.Describe(issues), default);
            if (expression!.ResultType.Kind != CelTypeKind.Bool)
                return ($"must evaluate to bool but got {expression.ResultType}", default);
            _bindings.Budget = CelExpression.DefaultBudget;
            return (null, expression.Evaluate(_bindings));
        }

        private static Value Read(JsonElement one, string name) => DocumentReader.ReadOne(one.GetProperty(name).GetRawText());

        private static Value Request(JsonElement one, Value document)
        {
            var resource = one.GetProperty("resource").GetString();
            var apiVersion = document.Object["apiVersion"].String.Split('/');
            var metadata = document.Object["metadata"].Object;
            ObjectNode Group(string last, Value value) => new([new("group", Value.Of(apiVersion[0])), new("version", Value.Of(apiVersion[^1])), new(last, value)]);
            var kind = Value.Of(Group("kind", document.Object["kind"]));
            var resources = Value.Of(Group("resource", Value.Of(resource)));
            return Value.Of(new ObjectNode(
            [
                new("kind", kind),
                new("resource", resources),
                new("requestKind", kind),
                new("requestResource", resources),
                new("name", metadata["name"]),
                new("namespace", metadata["namespace"]),
                new("operation", Value.Of("CREATE")),
                new("userInfo", Value.Unknown),
                new("dryRun", Value.Of(one.TryGetProperty("dryRun", out var dry) && dry.GetBoolean())),
                new("options", Value.Of(new ObjectNode([new("kind", Value.Of("CreateOptions")), new("apiVersion", Value.Of("meta.k8s.io/v1"))]))),
            ]));
        }
    }
}
