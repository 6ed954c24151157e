using BackendDsl.Cel.Values;

namespace BackendDsl.Cel;

/// <summary>Values of variables for an evaluation.</summary>
public sealed class CelBindings
{
    private readonly Dictionary<string, CelValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _documents = new(StringComparer.Ordinal);

    /// <summary>The cost units left, as an API server counts them; evaluations lower it, and end in an error where it does not suffice.</summary>
    public long Budget { get; set; } = CelExpression.DefaultBudget;

    /// <summary>What all evaluations with these bindings have cost so far.</summary>
    public long Cost { get; private set; }

    /// <summary>Sets a variable.</summary>
    public CelBindings Set(string name, CelValue value)
    {
        _documents.Remove(name);
        _values[name] = value;
        return this;
    }

    /// <summary>Sets a variable to a document, read as the variable is declared: typed by its schema, else plain JSON.</summary>
    public CelBindings Set(string name, Value value)
    {
        _values.Remove(name);
        _documents[name] = value;
        return this;
    }

    /// <summary>Sets <c>variables</c>: each is computed when an expression first asks for it.</summary>
    public CelBindings SetVariables(IReadOnlyDictionary<string, Func<CelValue>> variables) =>
        Set("variables", CelValue.Of(new LazyVariables(CelType.Dyn, variables)));

    internal void Spend(long left)
    {
        Cost += Budget - left;
        Budget = left;
    }

    internal void CopyTo(CelValue[] slots, CelEnvironment environment)
    {
        var variables = environment.Variables;
        for (var i = 0; i < variables.Count; i++)
        {
            var variable = variables[i];
            if (_values.TryGetValue(variable.Name, out var value))
                slots[i] = value;
            else if (_documents.TryGetValue(variable.Name, out var document))
                slots[i] = variable.IsOptional ? CelValue.Some(variable.Adapter.Adapt(document)) : variable.Adapter.Adapt(document);
            else
                slots[i] = CelValue.Unknown;
        }
    }
}
