namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Keeps which field of a cluster comes from where.</summary>
internal sealed class OriginRecorder
{
    private readonly List<RecordedOrigin> _fields = [];

    public IReadOnlyList<RecordedOrigin> Fields => _fields;

    public void Add(RecordedOrigin origin) => _fields.Add(origin);
}
