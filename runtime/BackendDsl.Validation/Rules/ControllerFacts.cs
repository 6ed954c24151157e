using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Rules;

/// <summary>What is known beside the resource at hand; rules about anything else are silent.</summary>
public readonly record struct ControllerFacts
{
    /// <summary>The objects that the resource is for, as far as they are known: an array of manifests; absent where nothing is known.</summary>
    public Value Targets { get; init; }

    /// <summary>The Envoy that will run the configuration: major * 1000 + minor; null where it is not known.</summary>
    public int? EnvoyVersion { get; init; }

    /// <summary>The targets of one policy: see <see cref="KnownTargets"/>, which is quicker for many policies.</summary>
    /// <returns>An array, or absent where none of them is known.</returns>
    public static Value FindTargets(Value policy, IEnumerable<Value> known) => new KnownTargets(known).Of(policy);
}
