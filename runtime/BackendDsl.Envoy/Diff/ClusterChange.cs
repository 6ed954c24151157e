namespace BackendDsl.Envoy;

/// <summary>One change of a cluster.</summary>
public sealed record ClusterChange
{
    /// <summary>The cluster.</summary>
    public required string ClusterName { get; init; }

    /// <summary>What happened.</summary>
    public required ClusterChangeKind Kind { get; init; }

    /// <summary>The field; empty when the cluster as a whole came or went.</summary>
    public string Path { get; init; } = "";

    /// <summary>The field in its parts.</summary>
    public FieldPath Field => ClusterPath.Parse(Path);

    /// <summary>JSON on one line; null when it was not set.</summary>
    public string? Before { get; init; }

    /// <summary>JSON on one line; null when it is not set.</summary>
    public string? After { get; init; }
}
