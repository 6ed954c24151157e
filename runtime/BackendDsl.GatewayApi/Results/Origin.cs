namespace BackendDsl.GatewayApi;

/// <summary>Where a setting comes from.</summary>
/// <param name="Object">The object that has it.</param>
/// <param name="Path">Its field there, for example <c>spec.connectTimeout</c>.</param>
/// <param name="Place">The line and column of its value or of the nearest value around it: in the YAML file or the C# file that made the object; null where that is not known.</param>
public sealed record Origin(ObjectRef Object, FieldPath Path, SourceMark? Place)
{
    /// <summary>The file with <see cref="Place"/>, as it was given: a manifest, or the C# file that gave the object; empty where it is not known.</summary>
    public string File { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Object}: {Path}{Place}";
}
