using BackendDsl.Cel.Checking;
using BackendDsl.Cel.Evaluation;
using BackendDsl.Cel.Parsing;
using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel;

/// <summary>A compiled CEL expression. Immutable and safe to share between threads.</summary>
public sealed class CelExpression
{
    /// <summary>How many steps an evaluation may take where nothing else is said, as an API server limits the cost of one expression.</summary>
    public const long DefaultBudget = CelLimits.Steps;

    private readonly Node _root;
    private readonly int _slots;
    private readonly HashSet<string> _names;

    // The first two variables, where the expression reads them.
    private readonly ValueAdapter? _self;
    private readonly CelVariable? _oldSelf;

    private CelExpression(string text, CelEnvironment environment, CelType type, Node root, int slots, HashSet<string> names, CheckedTree tree)
    {
        Text = text;
        Environment = environment;
        ResultType = type;
        _root = root;
        _slots = slots;
        _names = names;
        var variables = environment.Variables;
        if (variables.Count > 0 && names.Contains(variables[0].Name))
            _self = variables[0].Adapter;
        if (variables.Count > 1 && names.Contains(variables[1].Name))
            _oldSelf = variables[1];
        Tree = tree;
    }

    /// <summary>The text it was compiled from.</summary>
    public string Text { get; }

    /// <summary>The environment it was compiled in.</summary>
    public CelEnvironment Environment { get; }

    /// <summary>The static type of its result.</summary>
    public CelType ResultType { get; }

    internal CheckedTree Tree { get; }

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="CelCompileException">It is refused.</exception>
    public static CelExpression Compile(string text, CelEnvironment environment) =>
        TryCompile(text, environment, out var expression, out var issues) ? expression! : throw new CelCompileException(issues);

    /// <summary>What is wrong with an expression; nothing where it compiles.</summary>
    public static IReadOnlyList<CelIssue> Check(string text, CelEnvironment environment)
    {
        TryCompile(text, environment, out _, out var issues);
        return issues;
    }

    /// <summary>Compiles an expression without an exception.</summary>
    public static bool TryCompile(string text, CelEnvironment environment, out CelExpression? expression, out IReadOnlyList<CelIssue> issues) =>
        TryCompile(text, environment, isChecked: true, out expression, out issues);

    internal static bool TryCompile(string text, CelEnvironment environment, bool isChecked, out CelExpression? expression, out IReadOnlyList<CelIssue> issues)
    {
        expression = null;
        try
        {
            var syntax = Parser.Parse(text, environment.Macros);
            var found = Checker.Check(syntax, environment, isChecked, out var tree);
            if (isChecked && found.Count == 0)
                LiteralValidator.Validate(tree, found);
            if (found.Count > 0)
            {
                found.Sort((a, b) => a.Position.CompareTo(b.Position));
                issues = found.ConvertAll(i => new CelIssue(CelIssueKind.Check, i.Message, text, i.Position));
                return false;
            }

            var root = Planner.Plan(tree);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var node in Syntax.Tree.SelfAndDescendants(syntax))
            {
                if (tree.VariableOf(node) is { } variable)
                    names.Add(variable.Name);
            }

            expression = new(text, environment, tree.ResultType, root, tree.Slots, names, tree);
            issues = [];
            return true;
        }
        catch (CelSyntaxException refused)
        {
            issues = [.. refused.Faults.Select(fault => new CelIssue(CelIssueKind.Syntax, fault.Message, text, fault.Position))];
            return false;
        }
        catch (InsufficientExecutionStackException)
        {
            // A thread with a small stack holds less than the 250 levels the language allows.
            issues = [new CelIssue(CelIssueKind.Syntax, "expression recursion limit exceeded", text, 0)];
            return false;
        }
        catch (CelProgramException refused)
        {
            issues = [new CelIssue(CelIssueKind.Program, refused.Message, text, refused.Position)];
            return false;
        }
    }

    /// <summary>The issues as an API server words them.</summary>
    public static string Describe(IReadOnlyList<CelIssue> issues)
    {
        if (issues.Count > 0 && issues[0].Kind == CelIssueKind.Program)
            return issues[0].ToString();
        return "compilation failed: " + string.Join("\n", issues);
    }

    /// <summary>True if the expression mentions a variable of that name.</summary>
    public bool Mentions(string variable) => _names.Contains(variable);

    /// <summary>Evaluates a rule of a schema: <c>self</c>, and <c>oldSelf</c> where there is an old value.</summary>
    /// <param name="self">The value the rule is about.</param>
    /// <param name="oldSelf">The value before the change; absent where there was none.</param>
    /// <param name="budget">The steps the evaluation may take.</param>
    /// <returns>The result, an error value, or unknown where it depends on something that is not known.</returns>
    public CelValue Evaluate(in Value self, in Value oldSelf = default, long budget = DefaultBudget) => Evaluate(self, oldSelf, ref budget);

    /// <summary>As <see cref="Evaluate(in Value, in Value, long)"/>, and lowers the budget by the steps taken.</summary>
    public CelValue Evaluate(in Value self, in Value oldSelf, ref long budget)
    {
        var frame = EvaluationState.Rent(_slots, budget);
        if (_self is not null)
            frame.Slots[0] = _self.Adapt(self);
        if (_oldSelf is { } old)
        {
            frame.Slots[1] = !old.IsOptional ? old.Adapter.Adapt(oldSelf)
                : oldSelf.IsAbsent ? CelValue.None
                : oldSelf.IsUnknown ? CelValue.Unknown
                : CelValue.Some(old.Adapter.Adapt(oldSelf));
        }

        var result = Run(frame);
        budget = Math.Max(frame.StepsLeft, 0);
        frame.Return(_slots);
        return result;
    }

    /// <summary>Evaluates with these variables; one that is not set is unknown.</summary>
    public CelValue Evaluate(CelBindings bindings)
    {
        var frame = EvaluationState.Rent(_slots, bindings.Budget);
        bindings.CopyTo(frame.Slots, Environment);
        var result = Run(frame);
        bindings.Spend(Math.Max(frame.StepsLeft, 0));
        frame.Return(_slots);
        return result;
    }

    /// <summary>Evaluates as <see cref="Evaluate(CelBindings)"/> does, and tells what each part came to and cost: for people, and slower.</summary>
    /// <param name="bindings">The variables; their budget is lowered as by any evaluation.</param>
    /// <param name="value">The result.</param>
    /// <returns>The parts in the order of the text, each before those it consists of; literals, and what only leads to a field, are none.</returns>
    public IReadOnlyList<CelStep> Explain(CelBindings bindings, out CelValue value)
    {
        var trace = new Trace();
        var traced = new CelExpression(Text, Environment, ResultType, Planner.Plan(Tree, trace), _slots, _names, Tree);
        value = traced.Evaluate(bindings);
        return [.. trace.Steps(Tree.Root).Select(p => new CelStep(p.Start, p.Length, p.Depth, p.Value, p.Evaluations, p.Cost))];
    }

    private CelValue Run(EvaluationState frame)
    {
        var result = _root.Evaluate(frame);
        return frame.IsOver ? CelErrors.BudgetExceeded : result;
    }
}
