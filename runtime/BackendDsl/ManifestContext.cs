namespace BackendDsl;

/// <summary>What a source of manifests may ask about the build that runs it.</summary>
public sealed class ManifestContext
{
    /// <summary>A context for an environment.</summary>
    public ManifestContext(string environment = "", IReadOnlyDictionary<string, string>? properties = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        Environment = environment;
        Properties = properties ?? new Dictionary<string, string>();
    }

    /// <summary>The environment asked for (<c>-p:ManifestsEnvironment=prod</c>); empty where none was.</summary>
    public string Environment { get; }

    /// <summary>Further values that the build hands over.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>True for that environment, whatever the case.</summary>
    public bool IsEnvironment(string name) => string.Equals(Environment, name, StringComparison.OrdinalIgnoreCase);
}
