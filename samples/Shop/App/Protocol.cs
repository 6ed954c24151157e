namespace Shop;

/// <summary>What a service speaks.</summary>
public enum Protocol
{
    /// <summary>HTTP/1.1.</summary>
    Http,

    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,
}
