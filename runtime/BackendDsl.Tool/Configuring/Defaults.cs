namespace BackendDsl.Tool.Configuring;

/// <summary>What counts where neither a flag nor the configuration file says anything.</summary>
internal static class Defaults
{
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["color"] = "auto",
        ["fail-on"] = "error",
        ["field-validation"] = "strict",
        ["missing-definitions"] = "skip",
        ["output"] = "text",
        ["server-version"] = "1.36",
        ["stdin-filename"] = "<stdin>",
    };

    /// <summary>The default of an option; empty where it has none.</summary>
    public static string Of(string option) => s_values.GetValueOrDefault(option, "");
}
