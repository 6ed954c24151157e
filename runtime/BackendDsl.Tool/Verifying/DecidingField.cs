using BackendDsl.GatewayApi;

namespace BackendDsl.Tool.Verifying;

/// <summary>The field of a manifest that a cluster's setting comes from.</summary>
/// <param name="Object">The manifest's object.</param>
/// <param name="Path">Its field.</param>
/// <param name="File">The file it stands in; empty where that is not known.</param>
/// <param name="Line">The line, from 1; 0 where that is not known.</param>
/// <param name="Column">The column, from 1; 0 where that is not known.</param>
internal sealed record DecidingField(ObjectRef Object, FieldPath Path, string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Object}: {Path}{(Line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({File}:{Line})") : "")}";
}
