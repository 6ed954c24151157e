namespace BackendDsl.ManifestHost;

/// <summary>What the step does with its result.</summary>
internal enum ManifestsMode
{
    /// <summary>Write what differs, remove what is no longer produced.</summary>
    Write,

    /// <summary>Write nothing; fail where the files differ from what the code says.</summary>
    Verify,
}
