namespace BackendDsl.Tool.Crds;

/// <summary>A file of the folder of definitions, as the lock file tells it.</summary>
/// <param name="Path">Its name in the folder.</param>
/// <param name="Name">The definition's name.</param>
/// <param name="Group">Its group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Version">The version of the source; empty where it tells none.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal.</param>
internal sealed record LockedFile(string Path, string Name, string Group, string Kind, string Source, string Version, string Sha256);
