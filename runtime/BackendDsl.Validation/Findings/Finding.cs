namespace BackendDsl;

/// <summary>
/// One thing that is wrong, or worth knowing, about a value: the same record from the engine to the analyzer, the build step, the command
/// and the translators. It stays structure until somebody prints it.
/// </summary>
public sealed record Finding
{
    private const int LongestRule = 200;

    /// <summary>
    /// The id of the rule: a diagnostic id such as <c>BDSL1002</c>, or the name of a controller's or Envoy's rule such as
    /// <c>health-check-needs-http2</c>; empty where only the reason tells.
    /// </summary>
    public string Id { get; init; } = "";

    /// <summary>How bad it is.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    /// <summary>The field; <see cref="FieldPath.Root"/> for the object as a whole.</summary>
    public FieldPath Path { get; init; } = FieldPath.Root;

    /// <summary>What is told, in the words of the program that refuses it (API server, controller, Envoy) where it has some.</summary>
    public string Message { get; init; } = "";

    /// <summary>The API server's error type; null where the server is not the one who refuses.</summary>
    public FindingReason? Reason { get; init; }

    /// <summary>The keyword of the schema that is broken; <see cref="SchemaKeyword.None"/> where it is none.</summary>
    public SchemaKeyword Keyword { get; init; }

    /// <summary>The number behind the keyword: a bound, a length, a count; null where there is none.</summary>
    public double? Limit { get; init; }

    /// <summary>The rule that is broken, for people: a CEL expression, or a keyword with its value such as <c>maximum: 100</c>; null where path and message say all.</summary>
    public string? Rule { get; init; }

    /// <summary>The admission policy that says it; null for everything else.</summary>
    public string? Policy { get; init; }

    /// <summary>The choice of the project that makes it so, for example <c>KgatewayRelease is 2.3</c>; null where it holds whatever was chosen.</summary>
    public string? Condition { get; init; }

    /// <summary>Which kind of rule it is.</summary>
    public FindingSource Source { get; init; }

    /// <summary>What comes of it; null where severity and source say all.</summary>
    public FindingEffect? Effect { get; init; }

    /// <summary>
    /// Where nothing proves it, and what was asked instead, for example <c>for Envoy 1.37: only 1.40 was asked</c>; null where it is proven. It is told all the same:
    /// what is known of a release is taken to hold for those before it.
    /// </summary>
    public string? Unproven { get; init; }

    /// <summary>Where the value stands in its file; the default where that is not known.</summary>
    public SourceMark Place { get; init; }

    /// <summary>The field that is wrong, where the server names one around it and this one in its words; null where it is the path.</summary>
    internal FieldPath? Subject { get; init; }

    /// <summary>What is told behind the field, where the server's own message names the field again; null where that is the message.</summary>
    internal string? Sentence { get; init; }

    /// <summary>True where the message names the field itself, so that nothing is put before it.</summary>
    internal bool NamesField { get; init; }

    /// <summary>What there is to know beside it; null for nothing.</summary>
    internal string? Note { get; init; }

    /// <summary>
    /// The finding in words, as the compiler, the build step and the command tell it: the field, or the policy that says it; what is told; the expression
    /// or keyword where these do not show it.
    /// </summary>
    public string ToText()
    {
        var text = Policy is { Length: > 0 } policy ? $"policy '{policy}': {this}" : ToString();
        if (Source is FindingSource.Cel or FindingSource.BuiltIn && Rule is { Length: > 0 and <= LongestRule } rule && !text.Contains(rule))
            text += $" [{rule}]";
        return Condition is null ? text : $"{text} ({Condition})";
    }

    /// <summary>The field and what is told of it, and where nothing proves it; the field once, also where the server's sentence names it again.</summary>
    public override string ToString() => Unproven is null ? Told() : $"{Told()} (not proven {Unproven})";

    private string Told()
    {
        if (Path.IsRoot || NamesField)
            return Message;
        return Path + ": " + (Sentence ?? Message);
    }
}
