namespace BackendDsl.Serialization;

/// <summary>Where an object stands, as far as the order of its members goes.</summary>
internal enum Placing : byte
{
    /// <summary>Somewhere inside.</summary>
    Plain,

    /// <summary>A resource.</summary>
    Resource,

    /// <summary>The metadata of a resource.</summary>
    Metadata,
}
