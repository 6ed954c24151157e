namespace BackendDsl.Validation.Documents;

/// <summary>What a hostile text may cost at most.</summary>
internal static class DocumentLimits
{
    /// <summary>Nesting of objects and arrays. Real definitions stay under 60.</summary>
    public const int Depth = 300;

    /// <summary>Length of a text, in UTF-16 units.</summary>
    public const int Length = 128 << 20;

    /// <summary>Events that aliases may add to one text: what stops an anchor bomb.</summary>
    public const int AliasEvents = 400_000;

    /// <summary>Problems of one text that are told; the others are counted.</summary>
    public const int Problems = 100;

    /// <summary>Bytes of one resource as JSON, as on a server; of a larger one nothing is held but that.</summary>
    public const int RequestBytes = 3 << 20;
}
