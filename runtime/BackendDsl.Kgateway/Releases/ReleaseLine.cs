namespace BackendDsl.Kgateway.Releases;

/// <summary>A line of releases, oldest first; what came with one is in all after it.</summary>
internal enum ReleaseLine
{
    V21,
    V22,
    V23,
    V24,
    Main,
    Next,
}
