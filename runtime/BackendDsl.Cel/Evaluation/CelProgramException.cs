namespace BackendDsl.Cel.Evaluation;

/// <summary>Ends planning: the expression can never run.</summary>
internal sealed class CelProgramException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
