using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>A place in the tree read from C#: a member of an object or an item of an array, and where it was written.</summary>
internal sealed class CallSitePlace(Value value, CallSpan argument, CallSpan call)
{
    /// <summary>What is known of the value.</summary>
    public Value Value { get; set; } = value;

    /// <summary>The narrowest expression the value comes from.</summary>
    public CallSpan Argument { get; set; } = argument;

    /// <summary>The call that put the value there; the same as <see cref="Argument"/> in an initialiser.</summary>
    public CallSpan Call { get; set; } = call;

    /// <summary>The expression of the key, for an entry of a map.</summary>
    public CallSpan Key { get; set; }

    /// <summary>
    /// The values this place may have where which one is decided at run time (branches of a conditional expression, calls under an
    /// <c>if</c>). Each is judged as if it were taken.
    /// </summary>
    public List<CallSitePlace>? Choices { get; set; }

    /// <summary>For one of several choices: the branch of a condition it stands in. What else stands there is taken with it.</summary>
    public CallSiteBranch? Branch { get; set; }

    /// <summary>
    /// The few values this place may have where one constant of several decides: what is told must be wrong with every one of them.
    /// </summary>
    public List<Value>? Alternatives { get; set; }

    /// <summary>A place whose value is there but not known.</summary>
    public static CallSitePlace Unknown(CallSpan argument) => new(Value.Unknown, argument, argument);
}
