namespace BackendDsl.Tool.Testing;

/// <summary>An error that a case expects.</summary>
/// <param name="Path">The field.</param>
/// <param name="Reason">The server's error type; null for any.</param>
/// <param name="Message">A part of the message; null for any.</param>
internal sealed record ExpectedError(string Path, string? Reason, string? Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.Length > 0 ? Path : "the object")}{(Reason is null ? "" : ", " + Reason)}{(Message is null ? "" : $", \"{Message}\"")}";
}
