namespace BackendDsl.Cel.Values;

/// <summary>Why an evaluation failed.</summary>
public sealed class CelError
{
    internal CelError(string message, CelErrorKind kind) => (Message, Kind) = (message, kind);

    /// <summary>What kind of failure it is.</summary>
    public CelErrorKind Kind { get; }

    /// <summary>The reason, as an API server words it.</summary>
    public string Message { get; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
