using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Admission;

/// <summary>The <c>variables</c> of one evaluation: each computed when it is first asked for.</summary>
internal sealed class PolicyVariables(CelObjectType type, IReadOnlyList<PolicyVariable> declared, CelBindings bindings) : CelMessage
{
    private readonly Dictionary<string, CelValue> _known = new(StringComparer.Ordinal);

    public override CelType Type => type;

    public override CelValue Get(string field)
    {
        if (_known.TryGetValue(field, out var known))
            return known;
        for (var i = declared.Count - 1; i >= 0; i--)
        {
            if (declared[i].Name == field)
            {
                // Stops a variable from asking for itself.
                _known[field] = CelErrors.NoSuchKey(field);
                return _known[field] = Compute(declared[i]);
            }
        }

        return CelErrors.NoSuchKey(field);
    }

    public override CelValue Has(string field)
    {
        var value = Get(field);
        return value.IsErrorOrUnknown ? value : CelValue.True;
    }

    private CelValue Compute(PolicyVariable variable)
    {
        if (variable.Expression is not { } expression)
            return CelValue.Failure($"composited variable \"{variable.Name}\" fails to compile: {variable.Error}");
        var value = expression.Evaluate(bindings);
        return value.IsError ? CelValue.Failure($"composited variable \"{variable.Name}\" fails to evaluate: {value.Error!.Message}") : value;
    }
}
