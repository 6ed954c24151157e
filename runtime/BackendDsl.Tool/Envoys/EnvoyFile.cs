namespace BackendDsl.Tool.Envoys;

/// <summary>What a file holds.</summary>
/// <param name="Clusters">Its clusters.</param>
/// <param name="Bootstrap">What it says of the machine, where it is a bootstrap.</param>
internal sealed record EnvoyFile(IReadOnlyList<EnvoyFileCluster> Clusters, BootstrapFacts? Bootstrap = null)
{
    /// <summary>A file that holds nothing.</summary>
    public static EnvoyFile Empty { get; } = new([]);
}
