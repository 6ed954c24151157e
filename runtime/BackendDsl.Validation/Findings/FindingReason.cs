namespace BackendDsl;

/// <summary>The API server's error types, by the names it uses.</summary>
public enum FindingReason
{
    /// <summary>The value does not hold a rule.</summary>
    FieldValueInvalid,

    /// <summary>A value is missing.</summary>
    FieldValueRequired,

    /// <summary>A value stands twice where it may stand once.</summary>
    FieldValueDuplicate,

    /// <summary>The value is not one of those allowed.</summary>
    FieldValueNotSupported,

    /// <summary>The value may not be set here.</summary>
    FieldValueForbidden,

    /// <summary>The string is too long.</summary>
    FieldValueTooLong,

    /// <summary>The list or map has too many entries.</summary>
    FieldValueTooMany,

    /// <summary>The JSON type is wrong, or the format does not hold.</summary>
    FieldValueTypeInvalid,

    /// <summary>What the value refers to does not exist.</summary>
    FieldValueNotFound,

    /// <summary>The server could not judge.</summary>
    InternalError,

    /// <summary>The request does not fit the object it carries.</summary>
    BadRequest,
}
