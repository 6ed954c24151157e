using System.CommandLine;
using System.CommandLine.Parsing;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Configuring;

/// <summary>What a run is told: flags first, then the configuration file, then defaults.</summary>
internal sealed class Settings(Session session, ParseResult parse)
{
    private readonly Lazy<Configuration> _configuration = new(() => Configuration.Find(session));

    /// <summary>The run.</summary>
    public Session Session => session;

    /// <summary>The configuration file; an empty one where there is none.</summary>
    public Configuration Configuration => _configuration.Value;

    /// <summary>A text; null where nothing says it.</summary>
    public string? Text(Option<string?> option) => IsGiven(option) ? parse.GetValue(option) : Checked(option, Configuration.Text(KeyOf(option)));

    /// <summary>A switch.</summary>
    public bool Flag(Option<bool> option) => IsGiven(option) ? parse.GetValue(option) : Configuration.Flag(KeyOf(option));

    /// <summary>Several texts; empty where nothing says them. Paths of the configuration file start from its folder.</summary>
    public IReadOnlyList<string> List(Option<string[]> option) => IsGiven(option) ? parse.GetValue(option) ?? [] : Configuration.Paths(KeyOf(option));

    /// <summary>Several words that are no paths; empty where nothing says them.</summary>
    public IReadOnlyList<string> Words(Option<string[]> option) => IsGiven(option) ? parse.GetValue(option) ?? [] : Configuration.Words(KeyOf(option));

    /// <summary>True where the command line has the option.</summary>
    public bool IsGiven(Option option) => parse.GetResult(option) is OptionResult { Implicit: false };

    /// <summary>Who says the value of an option, for messages: the option itself, or the configuration file.</summary>
    public string OriginOf(Option option) => IsGiven(option) || Configuration.Name.Length == 0 ? option.Name : $"{Configuration.Name}: {KeyOf(option)}";

    /// <summary>The values of an argument.</summary>
    public T? Value<T>(Argument<T> argument) => parse.GetValue(argument);

    /// <summary>The server version.</summary>
    /// <exception cref="UsageException">It is none that is known.</exception>
    public KubernetesVersion ServerVersion(Option<string?> option) => Text(option) is not { } text ? KubernetesVersion.Default
        : KubernetesVersion.TryParse(text, out var version) ? version
        : throw new UsageException($"{OriginOf(option)}: '{text}' is not a known Kubernetes version; give 1.31 to 1.36");

    /// <summary>Every setting with where it comes from, one a line.</summary>
    public void Print(TextWriter to, Command command)
    {
        to.WriteLine("# configuration: " + (Configuration.Name.Length > 0 ? Configuration.Name : "none"));
        foreach (var option in command.Options.Where(o => !o.Hidden && o.Name is not ("--help" or "--print-config")).OrderBy(o => o.Name, StringComparer.Ordinal))
        {
            var key = KeyOf(option);
            var (value, origin) = IsGiven(option) ? (string.Join(", ", parse.GetResult(option)!.Tokens.Select(t => t.Value)), "flag")
                : Configuration.Show(key) is { } known ? (known, Configuration.Name)
                : (Defaults.Of(key), "default");
            if (option.ValueType == typeof(bool) && origin == "flag" && value.Length == 0)
                value = "true";
            to.WriteLine(value.Length > 0 ? $"{key}: {value}  # {origin}" : $"# {key}: not set  # {origin}");
        }

        if (Configuration.Show("ignore") is { } ignored)
            to.WriteLine($"ignore: {ignored}  # {Configuration.Name}");
    }

    private static string KeyOf(Option option) => option.Name.TrimStart('-');

    private string? Checked(Option option, string? value)
    {
        if (value is null || option.HelpName is not { } label || !label.Contains('|', StringComparison.Ordinal))
            return value;
        var choices = label.Split('|');
        return choices.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new UsageException($"{Configuration.Name}: {KeyOf(option)}: '{value}' is none of {string.Join(", ", choices)}{Spelling.DidYouMean(value, choices)}");
    }
}
