using System.Collections.Immutable;

namespace BackendDsl.GatewayApi;

/// <summary>A controller that turns Kubernetes objects into Envoy clusters, told offline.</summary>
public abstract class GatewayController
{
    /// <summary>Its name on the command line, for example <c>kgateway</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The releases that are known, oldest first.</summary>
    public abstract ImmutableArray<GatewayRelease> Releases { get; }

    /// <summary>The release that is meant where none is named: the newest.</summary>
    public virtual GatewayRelease DefaultRelease => Releases[^1];

    /// <summary>The names of the controller's own settings that change a cluster (<see cref="GatewayTarget.Settings"/>).</summary>
    public virtual ImmutableArray<string> Settings => [];

    /// <summary>Those of <see cref="Settings"/> that a release has: another one has no effect there.</summary>
    /// <param name="release">The release by its name; null for the default one.</param>
    /// <exception cref="ArgumentException">There is no release of that name.</exception>
    public virtual ImmutableArray<string> SettingsOf(string? release) => Settings;

    /// <summary>Whether an object is of a kind that belongs to this controller alone; so it is found which controller an input is for.</summary>
    public abstract bool Owns(ObjectRef policy);

    /// <summary>Tells what the controller makes of the objects.</summary>
    /// <exception cref="ArgumentException">There is no release of that name, or a setting has a value it may not have; the message says which there are.</exception>
    public abstract TranslationResult Translate(GatewayInput input, GatewayTarget target);

    /// <summary>
    /// The rules of the controller's package about single objects: what the API server accepts of them, but the controller or Envoy would refuse or ignore,
    /// whatever else there is. The compiler tells the same of objects whose values it knows.
    /// </summary>
    /// <exception cref="ArgumentException">There is no release of that name.</exception>
    public virtual IReadOnlyList<GatewayFinding> Check(GatewayInput input, GatewayTarget target) => [];

    /// <summary>The release of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public virtual GatewayRelease FindRelease(string? name) => name is null
        ? DefaultRelease
        : Releases.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"{Id} has no release \"{name}\" here; there are {string.Join(", ", Releases)}", nameof(name));
}
