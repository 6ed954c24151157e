namespace BackendDsl.ManifestHost;

/// <summary>A change that a server would refuse, of a resource whose deployed state is not known: what its manifest said before.</summary>
/// <param name="Identity">The resource.</param>
/// <param name="Before">Its manifest before the change.</param>
internal sealed record PendingChange(ResourceIdentity Identity, string Before);
