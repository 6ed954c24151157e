namespace BackendDsl.Cel.Syntax;

/// <summary>Ends parsing at the first thing that is not CEL.</summary>
internal sealed class CelSyntaxException(string message, int position) : Exception(message)
{
    public int Position { get; } = position;
}
