namespace BackendDsl.GatewayApi;

/// <summary>A finding with the object it is about.</summary>
/// <param name="Object">The object.</param>
/// <param name="Finding">What there is to say.</param>
/// <param name="Cluster">The cluster it shows in, where it depends on that; else null.</param>
public sealed record GatewayFinding(ObjectRef Object, Finding Finding, string? Cluster = null)
{
    /// <summary>The id of the rule; empty where there is none.</summary>
    public string Id => Finding.Id;

    /// <summary>How bad it is.</summary>
    public FindingSeverity Severity => Finding.Severity;

    /// <summary>The field of the object.</summary>
    public FieldPath Path => Finding.Path;

    /// <summary>What is the matter.</summary>
    public string Message => Finding.Message;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Finding.Severity switch { FindingSeverity.Error => "error", FindingSeverity.Warning => "warning", _ => "info" }}: {(Finding.Id.Length > 0 ? Finding.Id + ": " : "")}{Object}: {Finding}{(Cluster is null ? "" : $" (cluster {Cluster})")}";
}
