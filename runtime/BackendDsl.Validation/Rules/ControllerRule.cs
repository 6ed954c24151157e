namespace BackendDsl.Validation.Rules;

/// <summary>
/// One thing that a controller refuses or ignores although the API server accepts it. Written once, as data, and evaluated
/// by the compiler and at run time; see <c>docs/controller-rules.md</c>.
/// </summary>
public sealed class ControllerRule
{
    /// <summary>
    /// The diagnostic's id, for example <c>BDSL4001</c>, or <c>vendor/rule-name</c> for a package that has no numbers here. Several rules may
    /// share one.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>What is wrong, in a few words, as a heading; null for the general one.</summary>
    public string? Title { get; init; }

    /// <summary>The page that explains the rule; null for the page of the id in this repository.</summary>
    public string? HelpLink { get; init; }

    /// <summary>The node the rule is about, for example <c>spec.tls.ecdhCurves[]</c>; <c>[]</c> stands for every item.</summary>
    public string At { get; init; } = "";

    /// <summary>Members below the node to point at, separated by commas; the first that is there counts. Null: the node itself.</summary>
    public string? Fields { get; init; }

    /// <summary>The CEL expression that must hold; <c>self</c> is the node.</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is told; <c>{self}</c> stands for the node's value.</summary>
    public string Message { get; init; } = "";

    /// <summary>True where something is ignored or useless; false where it is refused or can never work.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The variable that must be known for the rule to speak (<c>targets</c>, <c>envoyVersion</c>), or null.</summary>
    public string? Needs { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} at {At}";
}
