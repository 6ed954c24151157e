namespace BackendDsl.Models;

/// <summary>
/// Says of an extension method of a builder that it appends one object to a list and does nothing else, so that the compiler's checks see through
/// it without its source: the object has these constants, and the method's second parameter under a name of its own.
/// </summary>
/// <param name="member">The list's name in JSON, for example <c>targetRefs</c>.</param>
/// <param name="argument">The name in JSON that the second parameter is given under, for example <c>name</c>.</param>
/// <param name="constants">Names in JSON and texts in turn, for example <c>"kind", "Service"</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AppendsItemAttribute(string member, string argument, params string[] constants) : Attribute
{
    /// <summary>The list's name in JSON.</summary>
    public string Member { get; } = member;

    /// <summary>The name in JSON of the second parameter.</summary>
    public string Argument { get; } = argument;

    /// <summary>Names in JSON and texts in turn.</summary>
    public IReadOnlyList<string> Constants { get; } = constants;
}
