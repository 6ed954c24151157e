namespace BackendDsl.ManifestHost;

/// <summary>What a project's record says.</summary>
/// <param name="Paths">The files it lists.</param>
/// <param name="Exists">Whether there is one.</param>
/// <param name="HasConflict">Whether it holds the marks of a merge that was not resolved; then both sides are in <paramref name="Paths"/>.</param>
internal sealed record OwnedRecord(HashSet<string> Paths, bool Exists, bool HasConflict)
{
    /// <summary>Changes that a server would refuse, of what may be deployed.</summary>
    public IReadOnlyList<PendingChange> Pending { get; init; } = [];
}
