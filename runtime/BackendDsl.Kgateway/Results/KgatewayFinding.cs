using System.Text;

namespace BackendDsl.Kgateway;

/// <summary>Something that the gateway would refuse, ignore or only log.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Kind">Kind of the resource it is about, for example <c>BackendConfigPolicy</c>.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">The field, for example <c>spec.tls.secretRef</c>; empty for the whole resource.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Cluster">The cluster it shows in, where it depends on that; else null.</param>
public sealed record KgatewayFinding(
    FindingSeverity Severity,
    string Kind,
    string Namespace,
    string Name,
    string Path,
    string Message,
    string? Cluster = null)
{
    /// <summary>The id of the rule, for example <c>BDSL4001</c>; null for what only the translation tells.</summary>
    public string? Id { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Severity == FindingSeverity.Error ? "error: " : "warning: ");
        if (Id is not null)
            text.Append(Id).Append(": ");
        text.Append(Kind).Append(' ').Append(Namespace).Append('/').Append(Name).Append(": ");
        if (Path.Length > 0)
            text.Append(Path).Append(": ");
        text.Append(Message);
        if (Cluster is not null)
            text.Append(" (cluster ").Append(Cluster).Append(')');
        return text.ToString();
    }
}
