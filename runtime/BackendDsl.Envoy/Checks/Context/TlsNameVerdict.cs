namespace BackendDsl.Envoy;

/// <summary>What Envoy makes of a name of TLS; the worst last.</summary>
public enum TlsNameVerdict
{
    /// <summary>It is taken.</summary>
    Known,

    /// <summary>It is a cipher suite of TLS 1.3, which cannot be chosen.</summary>
    NotConfigurable,

    /// <summary>It has the form of such a name, but is not among those known to be taken.</summary>
    Doubtful,

    /// <summary>It is refused.</summary>
    Unknown,
}
