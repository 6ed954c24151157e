namespace BackendDsl.Cel;

/// <summary>Which function libraries a server version offers to an expression.</summary>
public enum CelLibraries : byte
{
    /// <summary>Everything the server knows: how it evaluates what is stored.</summary>
    StoredExpressions,

    /// <summary>What the server accepts in something newly written: libraries of the version before.</summary>
    NewExpressions,
}
