using BackendDsl.EnvoyGateway.Inputs;
using System.Globalization;
using BackendDsl.Schema.Values;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>The objects of an input by kind, with defaults filled in and those left out that the API server would refuse.</summary>
internal sealed class World
{
    private readonly Dictionary<string, List<Resource>> _byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Namespace, string Name), Resource> _byName = [];
    private readonly Dictionary<(string Namespace, string Service), List<Resource>> _slices = [];

    public World(EnvoyGatewayInput input, EnvoyGatewayOptions options)
    {
        Options = options;
        foreach (var (group, kind, value) in input.Resources)
        {
            if (!Judge(group, kind, value))
                continue;
            var effective = Definition.Find(kind)?.Default(value) ?? value;
            var resource = new Resource(value, effective, kind, options.AsOfflineTranslator);
            Of(kind).Add(resource);
            _byName[(kind, IsClusterScoped(kind) ? "" : resource.Namespace, resource.Name)] = resource;
            // The label that ties a slice to its Service is read whatever the form: it is no selection.
            if (kind == Kinds.EndpointSlice && resource.Root.Child("metadata").Child("labels").Text("kubernetes.io/service-name") is { } service)
            {
                if (!_slices.TryGetValue((resource.Namespace, service), out var list))
                    _slices[(resource.Namespace, service)] = list = [];
                list.Add(resource);
            }
        }

        Of(Kinds.BackendTrafficPolicy).Sort(Resource.CompareAge);
        Of(Kinds.BackendTlsPolicy).Sort(Resource.CompareAge);
    }

    public EnvoyGatewayOptions Options { get; }

    /// <summary>Why nothing at all is translated; null where it is.</summary>
    public string? Failure { get; private set; }

    /// <summary>What the API server would refuse, by object.</summary>
    public List<(Resource Object, Violation Violation)> Refused { get; } = [];

    public List<Resource> Of(string kind)
    {
        if (!_byKind.TryGetValue(kind, out var list))
            _byKind[kind] = list = [];
        return list;
    }

    public Resource? Find(string kind, string? space, string name) =>
        _byName.GetValueOrDefault((kind, IsClusterScoped(kind) ? "" : space ?? "default", name));

    public IReadOnlyList<Resource> Slices(Resource service) => _slices.GetValueOrDefault((service.Namespace, service.Name)) ?? [];

    /// <summary>True where an object that is not given counts as present: something of its kind would have to be given for that to mean anything.</summary>
    public bool MayExistUnseen(string kind) => !Options.AsOfflineTranslator && Of(kind).Count == 0;

    private static bool IsClusterScoped(string kind) => kind is Kinds.GatewayClass or Kinds.Namespace;

    private bool Judge(string group, string kind, IObjectValue value)
    {
        if (Definition.Find(kind) is not { } definition)
            return true;
        var violations = definition.Judge(value);
        if (violations.Count == 0)
            return true;
        var resource = new Resource(value, value, kind, namesOnly: true);
        foreach (var violation in violations)
            Refused.Add((resource, violation));
        if (Options.AsOfflineTranslator)
        {
            var first = violations[0];
            Failure ??= string.Create(CultureInfo.InvariantCulture,
                $"local validation error: {kind}.{group} \"{resource.Name}\" is invalid: {first.Path}: {first.Message}");
        }

        return false;
    }
}
