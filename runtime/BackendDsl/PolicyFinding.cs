namespace BackendDsl;

/// <summary>What a C# policy has to say about a resource.</summary>
/// <param name="Path">The field in the server's form, for example <c>metadata.labels</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Severity">Whether the build fails.</param>
public sealed record PolicyFinding(string Path, string Message, PolicySeverity Severity)
{
    /// <summary>A finding that fails the build.</summary>
    public static PolicyFinding Error(string path, string message) => new(path, message, PolicySeverity.Error);

    /// <summary>A finding that is told, no more.</summary>
    public static PolicyFinding Warning(string path, string message) => new(path, message, PolicySeverity.Warning);

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
