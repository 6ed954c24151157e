namespace BackendDsl.Tool.Evaluation;

/// <summary>How resources are judged.</summary>
internal sealed record EvaluationOptions
{
    /// <summary>What unknown and duplicate fields are; null where they are nothing.</summary>
    public FindingSeverity? UnknownFields { get; init; } = FindingSeverity.Error;

    /// <summary>True where a resource of an unknown kind is an error.</summary>
    public bool MissingDefinitionsAreErrors { get; init; }

    /// <summary>The namespace of resources that name none; empty where the command line names none.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Fields that are not judged.</summary>
    public IReadOnlyList<FieldPath> Ignored { get; init; } = [];
}
