namespace BackendDsl.Cel.Values;

/// <summary>Why an evaluation failed.</summary>
public sealed class CelError
{
    internal CelError(string message) => Message = message;

    /// <summary>The reason, as an API server words it.</summary>
    public string Message { get; }

    /// <inheritdoc/>
    public override string ToString() => Message;
}
