namespace BackendDsl.Envoy;

/// <summary>One cluster that a NACK names, with the rule that it broke.</summary>
/// <param name="Cluster">The name of the cluster.</param>
/// <param name="Message">What Envoy said of it.</param>
/// <param name="Rule">The rule; null where the text is of none that is known.</param>
/// <param name="Path">The field, as far as the text tells it; what is packed starts at its message.</param>
public sealed record EnvoyNackEntry(string Cluster, string Message, ClusterRule? Rule, FieldPath Path)
{
    /// <summary>Where in the text the refusal starts that names the cluster, counted in characters from 0.</summary>
    public int Offset { get; init; }
}
