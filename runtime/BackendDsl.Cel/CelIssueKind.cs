namespace BackendDsl.Cel;

/// <summary>The step that refuses a CEL expression.</summary>
public enum CelIssueKind : byte
{
    /// <summary>The text is not CEL.</summary>
    Syntax,

    /// <summary>Names or types do not fit, or a literal is refused.</summary>
    Check,

    /// <summary>Building the program failed: a constant conversion or a constant pattern cannot be right.</summary>
    Program,
}
