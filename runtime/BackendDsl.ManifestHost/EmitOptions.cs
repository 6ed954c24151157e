namespace BackendDsl.ManifestHost;

/// <summary>What the build target asks for, read from a file of <c>name=value</c> lines (command lines have length limits, paths have spaces).</summary>
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

    /// <summary>The file that tells the build what was written.</summary>
    public required string ListFile { get; init; }

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

    /// <summary>Properties of the project file that exporters read, by name.</summary>
    public IReadOnlyDictionary<string, string> ExportProperties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The server version whose verdict counts.</summary>
    public KubernetesVersion ServerVersion { get; init; }

    /// <summary>Reads the options file.</summary>
    /// <exception cref="EmitUsageException">A line is unknown, a value is not allowed, or a needed one is missing.</exception>
    public static EmitOptions Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var policies = new List<string>();
        var exports = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.Length == 0)
                continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw new EmitUsageException($"'{line}' is not of the form name=value");
            var (name, value) = (line[..equals].Trim(), line[(equals + 1)..].Trim());
            if (name.Equals("Policy", StringComparison.OrdinalIgnoreCase))
            {
                if (value.Length > 0)
                    policies.Add(value);
            }
            else if (name.StartsWith(ExportPrefix, StringComparison.OrdinalIgnoreCase))
            {
                if (value.Length > 0)
                    exports[name[ExportPrefix.Length..]] = value;
            }
            else if (!s_known.Contains(name))
            {
                throw new EmitUsageException($"'{name}' is not a known option");
            }
            else if (value.Length > 0)
            {
                values[name] = value;
            }
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
            ListFile = Need(nameof(ListFile)),
            Layout = Choice("ManifestsLayout", Get(nameof(Layout)), ManifestsLayout.Resource),
            Mode = Choice("ManifestsMode", Get(nameof(Mode)), ManifestsMode.Write),
            Origin = Choice("ManifestsOrigin", Get(nameof(Origin)), ManifestsOrigin.None),
            Environment = Get(nameof(Environment)) ?? "",
            Kustomization = Flag("ManifestsKustomization", Get(nameof(Kustomization))),
            StackTraces = Flag("ManifestsStackTraces", Get(nameof(StackTraces))),
            Policies = policies,
            ExportProperties = exports,
            ServerVersion = Version(Get(nameof(ServerVersion))),
        };
    }

    private const string ExportPrefix = "Export.";

    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        nameof(Assembly), nameof(Project), nameof(ProjectDirectory), nameof(ManifestsDirectory), nameof(EnvoyClustersDirectory),
        nameof(ListFile), nameof(Layout), nameof(Mode), nameof(Origin), nameof(Environment), nameof(Kustomization), nameof(StackTraces),
        nameof(ServerVersion),
    };

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
