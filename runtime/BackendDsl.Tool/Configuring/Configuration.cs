using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Configuring;

/// <summary>The file <c>.backenddsl.yaml</c>, the nearest one upwards: the names of the flags, with their values.</summary>
internal sealed class Configuration
{
    private const string FileName = ".backenddsl.yaml";

    /// <summary>What a file may say, by the name of the option; those that read better in the plural may be written so.</summary>
    private static readonly Dictionary<string, string> s_keys = new(StringComparer.Ordinal)
    {
        ["file"] = "file",
        ["files"] = "file",
        ["crd"] = "crd",
        ["crds"] = "crd",
        ["policy"] = "policy",
        ["policies"] = "policy",
        ["old"] = "old",
        ["namespace"] = "namespace",
        ["server-version"] = "server-version",
        ["kgateway"] = "kgateway",
        ["envoy-gateway"] = "envoy-gateway",
        ["setting"] = "setting",
        ["settings"] = "setting",
        ["envoy-version"] = "envoy-version",
        ["gateway"] = "gateway",
        ["field-validation"] = "field-validation",
        ["strict"] = "strict",
        ["missing-definitions"] = "missing-definitions",
        ["baseline"] = "baseline",
        ["fail-on"] = "fail-on",
        ["quiet"] = "quiet",
        ["exists"] = "exists",
        ["ignore"] = "ignore",
        ["color"] = "color",
        ["stdin-filename"] = "stdin-filename",
    };

    private readonly Dictionary<string, Value> _values = new(StringComparer.Ordinal);

    private Configuration(string name, string directory)
    {
        Name = name;
        Directory = directory;
    }

    /// <summary>The path of the file, from the directory of the run; empty where there is none.</summary>
    public string Name { get; }

    /// <summary>The folder of the file; the directory of the run where there is none.</summary>
    public string Directory { get; }

    /// <summary>Fields that no verb judges: paths in the server's form.</summary>
    /// <exception cref="UsageException">One is no path.</exception>
    public IReadOnlyList<FieldPath> Ignored => [.. Texts("ignore").Select(p => PathText.Parse(Name + ": ignore", p))];

    /// <summary>Reads the nearest file upwards.</summary>
    /// <exception cref="UsageException">It cannot be read, or says something that is not known.</exception>
    public static Configuration Find(Session session)
    {
        for (var folder = session.Directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, FileName);
            if (File.Exists(path))
                return Read(path, Path.GetRelativePath(session.Directory, path).Replace(Path.DirectorySeparatorChar, '/'), folder);
        }

        return new("", session.Directory);
    }

    /// <summary>A text or number as text; null where it is not said.</summary>
    public string? Text(string key) => Texts(key) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new UsageException($"{Name}: {key}: expected one value, not a list"),
    };

    /// <summary>A switch; false where it is not said.</summary>
    public bool Flag(string key) => _values.TryGetValue(key, out var value)
        && (value.Kind == ValueKind.Boolean ? value.Boolean : throw new UsageException($"{Name}: {key}: expected true or false"));

    /// <summary>A list of paths, as paths from the directory of the run.</summary>
    public IReadOnlyList<string> Paths(string key) => [.. Texts(key).Select(p => p == "-" || Path.IsPathRooted(p) ? p : From(p))];

    /// <summary>A list of words that are no paths.</summary>
    public IReadOnlyList<string> Words(string key) => Texts(key);

    /// <summary>A value for people; null where it is not said.</summary>
    public string? Show(string key) => _values.TryGetValue(key, out var value) ? value.Kind == ValueKind.Boolean ? value.ToString() : string.Join(", ", Texts(key)) : null;

    private string From(string path)
    {
        var folder = Path.GetDirectoryName(Name) ?? "";
        return folder.Length == 0 ? path : folder.Replace(Path.DirectorySeparatorChar, '/') + "/" + path;
    }

    private List<string> Texts(string key)
    {
        if (!_values.TryGetValue(key, out var value))
            return [];
        var items = value.Kind == ValueKind.Array ? value.Items() : [value];
        return [.. items.Select(v => v.Kind is ValueKind.String or ValueKind.Integer or ValueKind.Double
            ? v.ToString()
            : throw new UsageException($"{Name}: {key}: expected a text or a list of texts"))];
    }

    private static Configuration Read(string path, string name, string folder)
    {
        var problems = new List<InputProblem>();
        var text = TextSource.ReadFile(path, name, problems) ?? throw new UsageException(problems[0].ToString());
        var set = DocumentReader.Read(text.Text);
        if (set.Problems.FirstOrDefault(p => p.Severity == ProblemSeverity.Error) is { } problem)
            throw new UsageException(new InputProblem(name, problem.Mark, problem.Message).ToString());
        var configuration = new Configuration(name, folder);
        if (set.Documents.Count == 0 || set.Documents[0].Root.Kind == ValueKind.Null)
            return configuration;
        if (set.Documents.Count > 1 || set.Documents[0].Root.Kind != ValueKind.Object)
            throw new UsageException($"{name}: expected one object, such as 'crds: [crds]'");
        var root = set.Documents[0].Root;
        foreach (var (key, value) in root.Members())
        {
            if (!s_keys.TryGetValue(key, out var option))
                throw new UsageException($"{new InputProblem(name, DocumentMarks.Find(root, FieldPath.Root.Member(key)), $"there is no setting '{key}'")}{Spelling.DidYouMean(key, s_keys.Keys)}");
            if (!(value.Kind == ValueKind.Array ? value.Items() : [value]).All(v => v.Kind is ValueKind.String or ValueKind.Integer or ValueKind.Double or ValueKind.Boolean))
                throw new UsageException(new InputProblem(name, DocumentMarks.Find(root, FieldPath.Root.Member(key)), $"{key}: expected a text or a list of texts").ToString());
            // A version such as 1.40 is a number to YAML and would lose its zero.
            if (value.Kind is ValueKind.Double && option.EndsWith("version", StringComparison.Ordinal) | option is "kgateway" or "envoy-gateway")
                configuration._values[option] = Value.Of(Written(text, DocumentMarks.Find(root, FieldPath.Root.Member(key)), key) ?? value.ToString());
            else
                configuration._values[option] = value;
        }

        return configuration;
    }

    /// <summary>A scalar as it stands in the text.</summary>
    private static string? Written(InputText text, SourceMark mark, string key)
    {
        var line = text.Line(mark.Line) ?? "";
        var at = line.IndexOf(key + ":", StringComparison.Ordinal);
        return at < 0 ? null : line[(at + key.Length + 1)..].Split('#')[0].Trim();
    }
}
