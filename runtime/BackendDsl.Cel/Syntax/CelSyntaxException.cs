namespace BackendDsl.Cel.Syntax;

/// <summary>Tells what is not CEL in a text: one fault, or all that were found.</summary>
internal sealed class CelSyntaxException : Exception
{
    public CelSyntaxException(string message, int position)
        : base(message)
    {
        Position = position;
        Faults = [(message, position)];
    }

    public CelSyntaxException(IReadOnlyList<(string Message, int Position)> faults)
        : base(faults[0].Message)
    {
        Position = faults[0].Position;
        Faults = faults;
    }

    public int Position { get; }

    /// <summary>All faults, in the order of the text.</summary>
    public IReadOnlyList<(string Message, int Position)> Faults { get; }
}
