namespace BackendDsl.ManifestHost;

/// <summary>How a manifest tells which C# member it came from.</summary>
internal enum ManifestsOrigin
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>An annotation <c>backenddsl.dev/source</c> with member, file and line.</summary>
    Annotation,

    /// <summary>A file <c>manifests.origin.txt</c> beside the manifests: path, member, file and line, a line each.</summary>
    File,
}
