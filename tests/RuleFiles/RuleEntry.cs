using BackendDsl.Cel.Values;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Tests.RuleFiles;

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

    /// <summary>The mistake is which members are there, whatever their values: it is told where no value is known, too.</summary>
    public bool IsShape { get; } = entry["shape"] is { Kind: ValueKind.Boolean, Boolean: true };

    public Value Bad { get; } = entry["bad"];

    public Value Good { get; } = entry["good"];

    public Value Targets { get; } = entry["targets"];

    public Value EnvoyVersion { get; } = entry["envoyVersion"];

    public string Place => Rule.Fields is null ? Rule.At : string.Join("`, `", Rule.Fields.Split(", ").Select(b => $"{Rule.At}.{b}"));

    private static string? Text(IObjectValue entry, string name) => entry[name] is { Kind: ValueKind.String } text ? text.String : null;

    /// <summary>The value with none of its scalars known.</summary>
    public static Value Blur(Value value) => value.Kind switch
    {
        ValueKind.Object => Value.Of(new ObjectNode(Enumerable.Range(0, value.Object.Count).Select(i => KeyValuePair.Create(value.Object.NameAt(i), Blur(value.Object.ValueAt(i)))))),
        ValueKind.Array => Value.Of(new ArrayNode(Enumerable.Range(0, value.Array.Count).Select(i => Blur(value.Array[i])))),
        _ => Value.Unknown,
    };
}
