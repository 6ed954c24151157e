namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>What is spoken to a backend.</summary>
internal enum Protocol
{
    /// <summary>HTTP/1.1, unless something else decides.</summary>
    Http,

    /// <summary>HTTP/2.</summary>
    Http2,

    /// <summary>gRPC, which is HTTP/2.</summary>
    Grpc,
}
