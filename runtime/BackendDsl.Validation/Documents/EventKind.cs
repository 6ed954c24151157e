namespace BackendDsl.Validation.Documents;

/// <summary>What a document event is.</summary>
internal enum EventKind : byte
{
    /// <summary>Before the first event.</summary>
    None,

    /// <summary>A document begins.</summary>
    DocumentStart,

    /// <summary>A document ends.</summary>
    DocumentEnd,

    /// <summary>An object begins; names and values follow in turns.</summary>
    ObjectStart,

    /// <summary>The innermost object ends.</summary>
    ObjectEnd,

    /// <summary>An array begins.</summary>
    ArrayStart,

    /// <summary>The innermost array ends.</summary>
    ArrayEnd,

    /// <summary>A name or a scalar value.</summary>
    Scalar,

    /// <summary>Nothing follows.</summary>
    End,
}
