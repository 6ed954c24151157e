using BackendDsl.Envoy;
using BackendDsl.GatewayApi;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Preview;

/// <summary>The committed state, and what is different now.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Resources">Its resources, by group, kind, namespace and name.</param>
/// <param name="Changes">What changed in clusters since, by cluster.</param>
internal sealed record CommittedState(string Commit, IReadOnlyDictionary<ObjectRef, ManifestResource> Resources, ILookup<string, ClusterChange> Changes);
