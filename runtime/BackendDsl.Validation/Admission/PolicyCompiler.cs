using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>Compiles the expressions of a policy; variables become known one after the other.</summary>
internal sealed class PolicyCompiler
{
    private readonly CelEnvironment _environment;

    public PolicyCompiler(CelEnvironment environment, CelObjectType variables)
    {
        Variables = variables;
        _environment = environment.WithVariable("variables", variables);
    }

    public CelObjectType Variables { get; }

    /// <summary>Makes a variable known to the expressions behind it.</summary>
    public void Declare(string name, CelType? type) => Variables.Add(new(name, name, new DeclaredAdapter(type ?? CelType.Dyn)));

    /// <summary>Compiles; the result must be one of <paramref name="types"/>, or anything where there are none.</summary>
    public PolicyExpression Compile(string text, CelType[] types)
    {
        if (!CelExpression.TryCompile(text, _environment, out var expression, out var issues))
            return new(text, null, CelExpression.Describe(issues)) { ErrorAt = issues.Count > 0 ? (issues[0].Line, issues[0].Column) : (1, 1) };
        if (types.Length > 0 && !types.Any(t => t.Equals(expression!.ResultType)))
        {
            var wanted = types.Length == 1 ? types[0].ToString() : "one of [" + string.Join(" ", types.Select(t => t.ToString())) + "]";
            return new(text, null, $"must evaluate to {wanted} but got {expression!.ResultType}");
        }

        return new(text, expression, null);
    }

    /// <summary>What is wrong with an expression, whatever type it has; empty for a good one.</summary>
    public IReadOnlyList<CelIssue> Issues(string text) => CelExpression.TryCompile(text, _environment, out _, out var issues) ? [] : issues;
}
