namespace BackendDsl;

/// <summary>
/// On an assembly with types of a kind: one thing that the kind's controller refuses or ignores although the API server accepts it.
/// Analyzers read it from the assembly that has the type; the form is described in docs/controller-rules.md.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ControllerRuleAttribute(string group, string kind, string id, string at, string rule, string message) : Attribute
{
    /// <summary>The API group of the kind.</summary>
    public string Group { get; } = group;

    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The diagnostic's id, for example <c>BDSL4001</c>, or <c>vendor/rule-name</c>, which is told as BDSL4900.</summary>
    public string Id { get; } = id;

    /// <summary>The node the rule is about, for example <c>spec.tls.ecdhCurves[]</c>.</summary>
    public string At { get; } = at;

    /// <summary>The CEL expression that must hold; <c>self</c> is the node.</summary>
    public string Rule { get; } = rule;

    /// <summary>What is told; <c>{self}</c> stands for the node's value.</summary>
    public string Message { get; } = message;

    /// <summary>What is wrong, in a few words, as a heading; null for the general one.</summary>
    public string? Title { get; set; }

    /// <summary>The page that explains the rule; null for the page of the id.</summary>
    public string? HelpLink { get; set; }

    /// <summary>Members below the node to point at, separated by commas; the first that is there counts.</summary>
    public string? Fields { get; set; }

    /// <summary>True where something is ignored or useless; false where it is refused or can never work.</summary>
    public bool IsWarning { get; set; }

    /// <summary>The variable that must be known for the rule to speak, or null.</summary>
    public string? Needs { get; set; }
}
