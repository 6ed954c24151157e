namespace BackendDsl.ManifestHost;

/// <summary>What the build target asks for, by name and value.</summary>
internal sealed record EmitOptions
{
    /// <summary>The user's built assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The name under which this project's files are recorded beside them.</summary>
    public required string Project { get; init; }

    /// <summary>The project's folder: paths in messages and records are relative to it.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Where manifests go; null for none.</summary>
    public string? ManifestsDirectory { get; init; }

    /// <summary>Where Envoy clusters go; null for none.</summary>
    public string? EnvoyClustersDirectory { get; init; }

    /// <summary>How the compiler names source folders in the assembly; see <see cref="SourcePaths"/>.</summary>
    public string PathMap { get; init; } = "";

    /// <summary>What reaches the code as <c>ManifestContext.Properties</c>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How manifests are spread over files.</summary>
    public ManifestsLayout Layout { get; init; } = ManifestsLayout.Resource;

    /// <summary>Write, or compare with what is there.</summary>
    public ManifestsMode Mode { get; init; } = ManifestsMode.Write;

    /// <summary>What reaches the code as <c>ManifestContext.Environment</c>; empty where none was asked for.</summary>
    public string Environment { get; init; } = "";

    /// <summary>True to write a <c>kustomization.yaml</c> beside the manifests.</summary>
    public bool Kustomization { get; init; }

    /// <summary>How a manifest tells where it came from.</summary>
    public ManifestsOrigin Origin { get; init; } = ManifestsOrigin.None;

    /// <summary>True to print stack traces of the user's exceptions.</summary>
    public bool StackTraces { get; init; }

    /// <summary>ValidatingAdmissionPolicy files every resource is judged by.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>The file with findings that are known and accepted; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Properties of the project file that exporters read, by name.</summary>
    public IReadOnlyDictionary<string, string> ExportProperties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The server version whose verdict counts.</summary>
    public KubernetesVersion ServerVersion { get; init; }

    /// <summary>Paths of source files, for reading.</summary>
    public SourcePaths Sources => new(ProjectDirectory, PathMap);

    /// <summary>Reads options.</summary>
    /// <exception cref="EmitUsageException">A name is unknown, a value is not allowed, or a needed one is missing.</exception>
    public static EmitOptions Parse(IEnumerable<(string Name, string Value)> options)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var policies = new List<string>();
        var exports = new Dictionary<string, string>(StringComparer.Ordinal);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in options)
        {
            if (value.Length == 0 || s_ofTheHost.Contains(name))
                continue;
            if (name.Equals("Policy", StringComparison.OrdinalIgnoreCase))
                policies.Add(value);
            else if (name.StartsWith(ExportPrefix, StringComparison.OrdinalIgnoreCase))
                exports[name[ExportPrefix.Length..]] = value;
            else if (name.Equals("Property", StringComparison.OrdinalIgnoreCase))
                AddProperty(properties, value);
            else if (s_known.Contains(name))
                values[name] = value;
            else
                throw new EmitUsageException($"'{name}' is not a known option");
        }

        string? Get(string name) => values.GetValueOrDefault(name);
        string Need(string name) => Get(name) ?? throw new EmitUsageException($"'{name}' is missing");
        return new EmitOptions
        {
            Assembly = Need(nameof(Assembly)),
            Project = Need(nameof(Project)),
            ProjectDirectory = Need(nameof(ProjectDirectory)),
            ManifestsDirectory = Get(nameof(ManifestsDirectory)),
            EnvoyClustersDirectory = Get(nameof(EnvoyClustersDirectory)),
            PathMap = Get(nameof(PathMap)) ?? "",
            Properties = properties,
            Layout = Choice("ManifestsLayout", Get(nameof(Layout)), ManifestsLayout.Resource),
            Mode = Choice("ManifestsMode", Get(nameof(Mode)), ManifestsMode.Write),
            Origin = Choice("ManifestsOrigin", Get(nameof(Origin)), ManifestsOrigin.None),
            Environment = Get(nameof(Environment)) ?? "",
            Kustomization = Flag("ManifestsKustomization", Get(nameof(Kustomization))),
            StackTraces = Flag("ManifestsStackTraces", Get(nameof(StackTraces))),
            Policies = policies,
            Baseline = Get(nameof(Baseline)),
            ExportProperties = exports,
            ServerVersion = Version(Get(nameof(ServerVersion))),
        };
    }

    private const string ExportPrefix = "Export.";

    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(Assembly), nameof(Project), nameof(ProjectDirectory), nameof(ManifestsDirectory), nameof(EnvoyClustersDirectory),
        nameof(PathMap), nameof(Layout), nameof(Mode), nameof(Origin), nameof(Environment), nameof(Kustomization), nameof(StackTraces),
        nameof(ServerVersion), nameof(Baseline),
    };

    // Read before this class may be touched; see HostEntry.
    private static readonly HashSet<string> s_ofTheHost = new(StringComparer.OrdinalIgnoreCase) { "ReportFile", "PackageFolder", "ProjectFile" };

    private static void AddProperty(Dictionary<string, string> properties, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new EmitUsageException($"ManifestsProperties has '{text}', which is not of the form name=value");
        properties[text[..equals].Trim()] = text[(equals + 1)..].Trim();
    }

    private static TEnum Choice<TEnum>(string property, string? text, TEnum fallback)
        where TEnum : struct, Enum
    {
        if (text is null)
            return fallback;
        foreach (var name in Enum.GetNames<TEnum>())
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return Enum.Parse<TEnum>(name);
        }

        var allowed = string.Join(", ", Enum.GetNames<TEnum>().Select(n => n.ToLowerInvariant()));
        throw new EmitUsageException($"{property} is '{text}'; it may be {allowed}");
    }

    private static bool Flag(string property, string? text) => text switch
    {
        null => false,
        _ when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        _ when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw new EmitUsageException($"{property} is '{text}'; it may be true or false"),
    };

    private static KubernetesVersion Version(string? text) =>
        text is null ? KubernetesVersion.Default
        : KubernetesVersion.TryParse(text, out var version) ? version
        : throw new EmitUsageException($"KubernetesServerVersion is '{text}'; it may be 1.31 to 1.36");
}
