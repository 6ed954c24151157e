using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>The objects of an input by kind, with defaults filled in and those left out that the API server would refuse.</summary>
internal sealed class World
{
    private readonly Dictionary<string, List<Resource>> _byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceKey, Resource> _byName = [];
    private readonly Dictionary<(string Namespace, string Service), List<Resource>> _slices = [];

    public World(GatewayInput input, EnvoyGatewayOptions options)
    {
        Options = options;
        _byName.EnsureCapacity(input.Objects.Count);
        foreach (var source in input.Objects)
        {
            if (!Kinds.Matters(source.Ref.Group, source.Ref.Kind) || !Evaluate(source))
                continue;
            if (source.Ref.Kind == Kinds.BackendTrafficPolicy && Undecodable.Find(source.Value) is { } undecodable)
            {
                Failure ??= $"{source.Ref}: {undecodable.Why}";
                Unreadable.Add((source, undecodable.Path, undecodable.Why));
            }

            var effective = Definition.Find(source.Ref.Kind)?.Default(source.Value) ?? source.Value;
            var resource = new Resource(source, effective, options.AsOfflineTranslator);
            Of(resource.Kind).Add(resource);
            _byName[new(resource.Kind, resource.Namespace, resource.Name)] = resource;
            // The label that ties a slice to its Service is read whatever the form: it is no selection.
            if (resource.Kind == Kinds.EndpointSlice && resource.Root.Child("metadata").Child("labels").Text("kubernetes.io/service-name") is { } service)
            {
                if (!_slices.TryGetValue((resource.Namespace, service), out var list))
                    _slices[(resource.Namespace, service)] = list = [];
                list.Add(resource);
            }
        }

        Of(Kinds.BackendTrafficPolicy).Sort(Resource.CompareAge);
        Of(Kinds.BackendTlsPolicy).Sort(Resource.CompareAge);
        Of(Kinds.ListenerSet).Sort(Resource.CompareAge);
    }

    public EnvoyGatewayOptions Options { get; }

    /// <summary>Why nothing at all is translated; null where it is.</summary>
    public string? Failure { get; private set; }

    /// <summary>What the controller cannot read, with the field and the reason.</summary>
    public List<(GatewayObject Object, string Path, string Why)> Unreadable { get; } = [];

    /// <summary>What the API server would refuse, by object.</summary>
    public List<(GatewayObject Object, Finding Finding)> Refused { get; } = [];

    public List<Resource> Of(string kind)
    {
        if (!_byKind.TryGetValue(kind, out var list))
            _byKind[kind] = list = [];
        return list;
    }

    /// <summary>Finds an object; the namespace is empty for kinds of the whole cluster.</summary>
    public Resource? Find(string kind, string space, string name) => _byName.GetValueOrDefault(new(kind, space, name));

    public IReadOnlyList<Resource> Slices(Resource service) => _slices.GetValueOrDefault((service.Namespace, service.Name)) ?? [];

    /// <summary>True where an object that is not given counts as present: something of its kind would have to be given for absence to mean anything.</summary>
    public bool MayExistUnseen(string kind) => !Options.AsOfflineTranslator && Of(kind).Count == 0;

    private bool Evaluate(GatewayObject source)
    {
        if (!Options.ValidatesObjects || Definition.Find(source.Ref.Kind) is not { } definition)
            return true;
        var violations = definition.Evaluate(source.Value);
        if (violations.Count == 0)
            return true;
        foreach (var violation in violations)
            Refused.Add((source, violation));
        if (Options.AsOfflineTranslator)
            Failure ??= $"local validation error: {source.Ref.Kind}.{source.Ref.Group} \"{source.Ref.Name}\" is invalid: {violations[0].Path}: {violations[0].Message}";
        return false;
    }
}
