using BackendDsl.Cel.Values;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>One entry of a file of rules, with its examples.</summary>
internal sealed class RuleEntry(string kind, IObjectValue entry)
{
    public string Kind { get; } = kind;

    public ControllerRule Rule { get; } = new()
    {
        Id = entry["id"].String,
        At = entry["at"].String,
        Fields = Text(entry, "fields"),
        Rule = entry["rule"].String,
        Message = entry["message"].String,
        IsWarning = entry["severity"].String == "warning",
        Needs = Text(entry, "needs"),
    };

    public string Title { get; } = entry["title"].String;

    public string Why { get; } = Text(entry, "why") ?? "";

    public string Source { get; } = Text(entry, "source") ?? "";

    public Value Bad { get; } = entry["bad"];

    public Value Good { get; } = entry["good"];

    public Value Targets { get; } = entry["targets"];

    public Value EnvoyVersion { get; } = entry["envoyVersion"];

    public string Place => Rule.Fields is null ? Rule.At : string.Join("`, `", Rule.Fields.Split(", ").Select(b => $"{Rule.At}.{b}"));

    private static string? Text(IObjectValue entry, string name) => entry[name] is { Kind: ValueKind.String } text ? text.String : null;
}
