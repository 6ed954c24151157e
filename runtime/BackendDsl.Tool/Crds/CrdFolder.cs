using BackendDsl.Tool.Running;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Crds;

/// <summary>The folder of definitions with its lock file.</summary>
internal sealed class CrdFolder(Session session, string path)
{
    /// <summary>What became of a definition.</summary>
    internal sealed record Change(LockedFile File, string What);

    /// <summary>The folder, as it was given.</summary>
    public string Path => path;

    /// <summary>The folder, in full.</summary>
    public string FullPath { get; } = session.FullPath(path);

    /// <summary>Takes over the definitions of sources.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="isLocked">True where nothing may change: then everything must be as the lock file says.</param>
    /// <exception cref="UsageException">A source cannot be read, has no definition, or something would change that may not.</exception>
    public IReadOnlyList<Change> Take(IEnumerable<(string Source, Fetched Fetched)> sources, bool isLocked)
    {
        var locked = LockFile.Read(FullPath);
        var changes = new List<Change>();
        var pieces = new List<DefinitionSplitter.Piece>();
        foreach (var (source, fetched) in sources)
        {
            var found = DefinitionSplitter.Split(source, fetched);
            if (found.Count == 0)
                throw new UsageException($"{source}: there is no custom resource definition");
            foreach (var gone in locked.Files.Values.Where(f => f.Source == source && !found.Any(p => p.File.Path == f.Path)).ToList())
            {
                locked.Files.Remove(gone.Path);
                changes.Add(new(gone, "removed"));
            }

            foreach (var piece in found)
            {
                var what = !locked.Files.TryGetValue(piece.File.Path, out var before) ? "added" : before.Sha256 != piece.File.Sha256 ? "updated" : "unchanged";
                if (before is not null && before.Source != source && what == "updated")
                    what = "replaced";
                locked.Files[piece.File.Path] = piece.File;
                changes.Add(new(piece.File, what));
                pieces.Add(piece);
            }
        }

        if (isLocked && changes.Find(c => c.What != "unchanged") is { } other)
            throw new UsageException($"--locked: {other.File.Name} of {other.File.Source} would be {other.What}: it is not what {LockFile.FileName} says");
        Write(locked, pieces, changes, isLocked);
        return [.. changes.OrderBy(c => c.File.Name, StringComparer.Ordinal)];
    }

    private void Write(LockFile locked, List<DefinitionSplitter.Piece> pieces, List<Change> changes, bool isLocked)
    {
        foreach (var piece in pieces)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (LockFile.Check(FullPath, piece.File) != "ok")
                OutputFiles.WriteFile(session, System.IO.Path.Combine(path, piece.File.Path), piece.Bytes);
        }

        foreach (var change in changes.Where(c => c.What == "removed"))
            File.Delete(System.IO.Path.Combine(FullPath, change.File.Path));
        if (!isLocked)
            OutputFiles.WriteFile(session, System.IO.Path.Combine(path, LockFile.FileName), locked.Print());
    }
}
