using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>&amp;&amp;</c> and <c>||</c> of any number of terms. A term that decides wins over failures and unknowns anywhere;
/// otherwise unknown wins over failure, because the unknown term might still decide.
/// </summary>
internal sealed class LogicNode(Node[] terms, bool deciding) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var outcome = CelValue.Of(!deciding);
        foreach (var term in terms)
        {
            var value = term.Evaluate(frame);
            if (value.Kind == CelKind.Bool)
            {
                if (value.Bool == deciding)
                    return value;
                continue;
            }

            if (value.Kind == CelKind.Unknown)
                outcome = value;
            else if (outcome.Kind == CelKind.Bool)
                outcome = value.Kind == CelKind.Error ? value : CelErrors.NoSuchOverload;
        }

        return outcome;
    }
}
