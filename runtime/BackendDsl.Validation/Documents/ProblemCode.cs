namespace BackendDsl.Validation.Documents;

/// <summary>What a problem is.</summary>
public enum ProblemCode
{
    /// <summary>The text is neither YAML nor JSON from here on.</summary>
    Syntax,

    /// <summary>The text is larger, deeper, or multiplied by aliases beyond what is allowed.</summary>
    Limit,

    /// <summary>A name stands twice in one object; the last one counts.</summary>
    DuplicateName,

    /// <summary>A document that is not a custom resource definition.</summary>
    NotADefinition,

    /// <summary>A custom resource definition of a version other than <c>apiextensions.k8s.io/v1</c>.</summary>
    UnsupportedVersion,

    /// <summary>A member that must be there is missing.</summary>
    Missing,

    /// <summary>A member has the wrong JSON type, or a value it cannot have.</summary>
    WrongType,

    /// <summary>A version without a schema.</summary>
    NoSchema,

    /// <summary>A keyword that custom resource definitions may not use.</summary>
    ForbiddenKeyword,

    /// <summary>The text holds no document.</summary>
    Empty,
}
