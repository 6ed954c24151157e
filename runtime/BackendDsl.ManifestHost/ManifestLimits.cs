namespace BackendDsl.ManifestHost;

/// <summary>How long the build step waits for others, and how far it looks. The page of limits is printed from here.</summary>
internal static class ManifestLimits
{
    /// <summary>Seconds that a build waits for another one that writes to the same folder.</summary>
    public const int LockSeconds = 120;

    /// <summary>Seconds that one question to git may take.</summary>
    public const int GitSeconds = 60;

    /// <summary>Lists of deployed resources inside of each other that are looked through.</summary>
    public const int Lists = 4;

    /// <summary>
    /// Characters of the name of a file that the build writes; a longer one is cut, and told apart by a hash. File systems allow 255 bytes, and
    /// encrypting ones a good deal less.
    /// </summary>
    public const int FileName = 143;
}
