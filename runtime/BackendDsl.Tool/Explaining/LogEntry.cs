namespace BackendDsl.Tool.Explaining;

/// <summary>A refusal of Envoy in a log or status.</summary>
/// <param name="Line">The line of the text, from 1.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Message">What Envoy says of it.</param>
/// <param name="Object">The Kubernetes object the cluster is made for, by its name; null where the name does not tell.</param>
internal sealed record LogEntry(int Line, string Cluster, string Message, string? Object)
{
    /// <summary>The field of the cluster that Envoy names; empty where it names none.</summary>
    public string Field { get; init; } = "";

    /// <summary>The rule that Envoy applies; null where it is not known here.</summary>
    public string? Rule { get; init; }

    /// <summary>The policy fields that decide it; empty where the manifests were not given, or do not tell.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}
