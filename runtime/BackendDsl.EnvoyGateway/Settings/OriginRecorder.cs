namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Keeps which field of a cluster comes from which field of the ruling policy's spec.</summary>
internal sealed class OriginRecorder
{
    private readonly List<(string ClusterField, string SpecField)> _fields = [];

    public IReadOnlyList<(string ClusterField, string SpecField)> Fields => _fields;

    public void Add(string clusterField, string specField) => _fields.Add((clusterField, specField));
}
