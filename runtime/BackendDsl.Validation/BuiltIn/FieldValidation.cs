namespace BackendDsl;

/// <summary>What becomes of unknown and duplicate fields, by the API server's names.</summary>
public enum FieldValidation
{
    /// <summary>They are errors, as <c>kubectl</c> asks for.</summary>
    Strict,

    /// <summary>They are warnings; unknown fields are dropped.</summary>
    Warn,

    /// <summary>They are dropped without a word.</summary>
    Ignore,
}
