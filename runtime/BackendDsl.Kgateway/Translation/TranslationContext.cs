using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Releases;
using BackendDsl.Kgateway.Translation.Backends;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Everything a translation knows beside the policy at hand.</summary>
internal sealed class TranslationContext
{
    private readonly Dictionary<ResourceKey, KeyValueSource> _secrets = [];
    private readonly Dictionary<ResourceKey, KeyValueSource> _configMaps = [];
    private readonly Dictionary<ResourceKey, ServiceSource> _services = [];
    private readonly Dictionary<ResourceKey, BackendSource> _backends = [];

    public TranslationContext(KgatewayInput input, KgatewayOptions options)
    {
        Options = options;
        Input = input;
        foreach (var item in input.Secrets)
            Add(_secrets, KeyValueSource.ReadSecret(item), Kinds.Secret);
        foreach (var item in input.ConfigMaps)
            Add(_configMaps, KeyValueSource.ReadConfigMap(item), Kinds.ConfigMap);
        _services.EnsureCapacity(input.Services.Count);
        foreach (var item in input.Services)
        {
            var service = ServiceSource.Read(item);
            if (!_services.TryAdd(service.Key, service))
                Twice(service.Key);
        }

        _backends.EnsureCapacity(input.Backends.Count);
        for (var i = 0; i < input.Backends.Count; i++)
        {
            var backend = new BackendSource(input.Backends[i], input.Backends.PlaceAt(i));
            if (!_backends.TryAdd(backend.Key, backend))
                Twice(backend.Key);
        }

        Targets = new(input.Policies, this);
        TlsPolicies = new(input.BackendTlsPolicies, this);
    }

    public KgatewayOptions Options { get; }

    public KgatewayInput Input { get; }

    /// <summary>Whether a reference to another namespace needs a ReferenceGrant there.</summary>
    public bool NeedsGrants => Options.ReferenceGrants != ReferenceGrantMode.Off || !Facts.HasReferenceGrantModes;

    public ReleaseFacts Facts => Options.Release.Facts;

    public List<GatewayFinding> Findings { get; } = [];

    /// <summary>Told at the end.</summary>
    public HiddenSettings Hidden { get; } = new();

    public IReadOnlyCollection<ServiceSource> Services => _services.Values;

    public IReadOnlyCollection<BackendSource> Backends => _backends.Values;

    public PolicyTargets Targets { get; }

    public TlsPolicyTargets TlsPolicies { get; }

    public KeyValueSource? FindSecret(string @namespace, string name) => _secrets.GetValueOrDefault(new(Kinds.Secret, @namespace, name));

    public KeyValueSource? FindConfigMap(string @namespace, string name) => _configMaps.GetValueOrDefault(new(Kinds.ConfigMap, @namespace, name));

    public ServiceSource? FindService(ResourceKey key) => _services.GetValueOrDefault(key);

    public BackendSource? FindBackend(ResourceKey key) => _backends.GetValueOrDefault(key);

    /// <summary>What a policy may be for, under that name; null where it is not given.</summary>
    public TargetSource? Find(ResourceKey key) => key.Kind == Kinds.Service ? FindService(key) : FindBackend(key);

    /// <summary>Whether the input says anything of Services or Backends: where it has none at all, they are not absent but not known.</summary>
    public bool IsKindKnown(string kind) => kind == Kinds.Service ? _services.Count > 0 : _backends.Count > 0;

    /// <summary>Whether any policy of that backend sets a tunnel.</summary>
    public bool IsTunneled(ResourceKey key)
    {
        foreach (var policy in Find(key)?.Policies ?? [])
        {
            if (policy.Tunnel is not null)
                return true;
        }

        return false;
    }

    public void Warn(ResourceKey about, FieldPath path, string message, string? cluster = null, string id = "") =>
        Findings.Add(new(about.Ref, new() { Id = id, Severity = FindingSeverity.Warning, Path = path, Message = message, Source = FindingSource.Controller }, cluster));

    private void Add(Dictionary<ResourceKey, KeyValueSource> to, KeyValueSource item, string kind)
    {
        if (!to.TryAdd(item.Head.KeyOf(kind), item))
            Twice(item.Head.KeyOf(kind));
    }

    public void Twice(ResourceKey key) => Warn(key, FieldPath.Root, "given more than once: the first is used");
}
