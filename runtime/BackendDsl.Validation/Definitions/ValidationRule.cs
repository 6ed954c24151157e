namespace BackendDsl.Validation.Definitions;

/// <summary>One entry of <c>x-kubernetes-validations</c>.</summary>
public sealed class ValidationRule
{
    /// <summary>The CEL expression.</summary>
    public string Rule { get; internal set; } = "";

    /// <summary>The message for a failure, or null.</summary>
    public string? Message { get; internal set; }

    /// <summary>A CEL expression that makes the message, or null.</summary>
    public string? MessageExpression { get; internal set; }

    /// <summary><c>FieldValueInvalid</c> (default), <c>FieldValueRequired</c>, <c>FieldValueForbidden</c>, <c>FieldValueDuplicate</c>; null where not given.</summary>
    public string? Reason { get; internal set; }

    /// <summary>A relative path to the field to blame, or null.</summary>
    public string? FieldPath { get; internal set; }

    /// <summary><c>optionalOldSelf</c></summary>
    public bool? OptionalOldSelf { get; internal set; }

    /// <summary>Where the rule stands in its file.</summary>
    public SourceMark Mark { get; internal set; }
}
