using System.CommandLine;

namespace BackendDsl.Tool.Configuring;

/// <summary>What unknown and duplicate fields are, and the short way to say that they are errors.</summary>
internal sealed class FieldValidationFlags
{
    public Option<string?> Words { get; } = Flags.Choice("--field-validation", ["strict", "warn", "ignore"], "What unknown and duplicate fields are: errors, warnings, nothing (default strict)");

    public Option<bool> Strict { get; } = new("--strict") { Description = "The same as --field-validation strict" };

    /// <summary>The severity of an unknown field; null where they are nothing.</summary>
    public FindingSeverity? Of(Settings settings) => (settings.Flag(Strict) ? "strict" : settings.Text(Words)) switch
    {
        "ignore" => null,
        "warn" => FindingSeverity.Warning,
        _ => FindingSeverity.Error,
    };
}
