namespace BackendDsl.Envoy;

/// <summary>What is made of a cluster that Envoy's reader refuses.</summary>
internal enum ReadingMode
{
    /// <summary>The text is refused, as Envoy does.</summary>
    Strict,

    /// <summary>The cluster is kept with its fault, and those beside it are read.</summary>
    KeepFaults,

    /// <summary>Fields that are not known here are passed over: a dump may be of a newer Envoy.</summary>
    Tolerant,
}
