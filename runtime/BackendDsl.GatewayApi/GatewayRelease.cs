using BackendDsl.Envoy;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.GatewayApi;

/// <summary>A release of a controller.</summary>
public sealed record GatewayRelease
{
    private readonly Lazy<DefinitionSet> _definitions;

    /// <summary>A release.</summary>
    /// <param name="name">The name users give it, for example <c>2.4</c>.</param>
    /// <param name="envoy">The Envoy it comes with.</param>
    /// <param name="definitions">Reads its definitions; called once, when they are first asked for.</param>
    public GatewayRelease(string name, EnvoyVersion envoy, Func<DefinitionSet> definitions)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(definitions);
        Name = name;
        Envoy = envoy;
        _definitions = new(definitions);
    }

    /// <summary>The name users give it, for example <c>2.4</c>.</summary>
    public string Name { get; }

    /// <summary>The Envoy it comes with.</summary>
    public EnvoyVersion Envoy { get; }

    /// <summary>The nearest earlier release, whose definitions are taken where this one's are not known; null where they are.</summary>
    public string? NearestKnown { get; init; }

    /// <summary>False for a state of the controller that nobody can run, such as what its documentation shows: it is there to be asked for by name.</summary>
    public bool CanBeRun { get; init; } = true;

    /// <summary>The custom resource definitions that come with it, of the kinds that clusters depend on.</summary>
    public DefinitionSet Definitions => _definitions.Value;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
