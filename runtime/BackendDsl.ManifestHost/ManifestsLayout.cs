namespace BackendDsl.ManifestHost;

/// <summary>How manifests are spread over files.</summary>
internal enum ManifestsLayout
{
    /// <summary>One file a resource: <c>namespace-or-_cluster/kind-name.yaml</c>.</summary>
    Resource,

    /// <summary>One file a namespace: <c>namespace-or-_cluster.yaml</c>.</summary>
    Namespace,

    /// <summary>All in <c>manifests.yaml</c>.</summary>
    Single,
}
