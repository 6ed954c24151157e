namespace BackendDsl.OneVerdict.Tests;

/// <summary>One finding, as every door must tell it.</summary>
/// <param name="Id">The diagnostic id.</param>
/// <param name="Severity">error, warning or info.</param>
/// <param name="Text">The field and what is told.</param>
internal sealed record Verdict(string Id, string Severity, string Text)
{
    public override string ToString() => $"{Id} {Severity} {Text}";

    public static Verdict Of(Finding finding) => new(finding.Id, NameOf(finding.Severity), finding.ToText());

    public static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
