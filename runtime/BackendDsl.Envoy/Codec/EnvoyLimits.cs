namespace BackendDsl.Envoy.Codec;

/// <summary>What a hostile text or message may cost at most. The page of limits is printed from here.</summary>
internal static class EnvoyLimits
{
    /// <summary>Nesting of JSON and YAML that Envoy reads.</summary>
    public const int Depth = 300;

    /// <summary>Nesting of a message in binary form.</summary>
    public const int WireDepth = 200;

    /// <summary>Nodes of one YAML text with its aliases resolved.</summary>
    public const int YamlNodes = 20_000_000;

    /// <summary>Characters of a config dump that is given as a string; as a stream it may have any size.</summary>
    public const long DumpLength = 512L << 20;

    /// <summary>Bytes of a file of Envoy in YAML, or in another encoding than UTF-8.</summary>
    public const long WholeLength = 128L << 20;

    /// <summary>Bytes of JSON up to which it is read as a whole, and not one cluster at a time.</summary>
    public const int SmallLength = 2 << 20;

    /// <summary>Bytes of one cluster of a large config dump.</summary>
    public const int ClusterLength = 64 << 20;

    /// <summary>Characters of a log or NACK that are searched for refused clusters.</summary>
    public const int NackLength = 64 << 20;

    /// <summary>Refused clusters of one log or NACK that are told.</summary>
    public const int NackClusters = 10_000;

    /// <summary>Load balancing policies and transport sockets packed in each other.</summary>
    public const int PackedDepth = 20;

    /// <summary>Wrappers around a config dump that are looked through.</summary>
    public const int Wrappers = 4;
}
