using BackendDsl.Schema.Cel.Functions;

namespace BackendDsl.Schema.Cel.Execution;

/// <summary><c>matches</c> with a pattern known from the text.</summary>
internal sealed class RegexNode(Node operand, CompiledPattern pattern) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = operand.Evaluate(frame);
        if (value.Kind == CelKind.String)
            return CelValue.Of(pattern.IsMatch(value.String));
        return value.IsErrorOrUnknown ? value : CelErrors.NoSuchOverload;
    }
}
