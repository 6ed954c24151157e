using System.Security.Cryptography;
using System.Text;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Brings a folder to what was planned, or tells how it differs. Files that this project did not write are never touched; unchanged ones keep their
/// time stamps. A write is a transaction that heals: what is going to be written is recorded first, every file is renamed into its place whole, the
/// record comes last. Whenever the process ends, each file is the old or the new one, and the next build knows all of them as ours.
/// </summary>
internal sealed class OutputDirectory(string directory, EmitOptions options, FileActions? actions = null)
{
    private const string Mend = "build with -p:ManifestsMode=write and commit the result";

    private static readonly StringComparer s_paths = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private readonly FileActions _actions = actions ?? new();
    private readonly LinkGuard _links = new(directory);
    private readonly string _display = new SourcePaths(options.ProjectDirectory).Relative(directory);

    /// <summary>What the record keeps besides the files.</summary>
    public IReadOnlyList<PendingChange> Pending { get; init; } = [];

    private string RecordPath => Path.Combine(directory, OwnedFiles.FileName(options.Project));

    private string IntentPath => Path.Combine(directory, WriteIntent.FileName(options.Project));

    // One name for all, so that whatever a killed build left is overwritten by the next.
    private string TemporaryPath => Path.Combine(directory, OwnedFiles.FileName(options.Project) + "~tmp");

    /// <summary>Compares without writing.</summary>
    public OutputResult Verify(IReadOnlyList<PlannedFile> files)
    {
        if (!Directory.Exists(directory))
            return new([.. files.Select(Missing)], [.. files.Select(f => FullPath(f.Path))], 0, 0, 0);
        try
        {
            using var turn = FolderLock.Take(directory);
            var record = OwnedFiles.Read(directory, options.Project);
            var problems = files.Select(Compare).OfType<EmitProblem>().Concat(Stale(record, files)).ToList();
            if (problems.Count == 0)
                problems.AddRange(CompareRecord(record, files));
            return new(problems, ListFiles(files), 0, files.Count, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"cannot be read: {e.Message}");
        }
    }

    /// <summary>Writes what differs and removes what is stale. Nothing is written where something stands in the way.</summary>
    public OutputResult Write(IReadOnlyList<PlannedFile> files)
    {
        if (files.Count == 0 && !Directory.Exists(directory))
            return new([], [], 0, 0, 0);
        try
        {
            _actions.CreateDirectory(directory);
            using var turn = FolderLock.Take(directory);
            return WriteLocked(files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"cannot be written: {e.Message}");
        }
    }

    private OutputResult WriteLocked(IReadOnlyList<PlannedFile> files)
    {
        var record = OwnedFiles.Read(directory, options.Project);
        var others = OwnedFiles.ReadOthers(directory, options.Project);
        var owned = record.Paths.Where(p => !others.ContainsKey(p)).ToHashSet(s_paths);
        // What an interrupted build had already put into place.
        owned.UnionWith(WriteIntent.Read(IntentPath).Where(i => !others.ContainsKey(i.Key) && HashOf(i.Key) == i.Value).Select(i => i.Key));
        if (files.Count == 0 && owned.Count == 0 && !record.Exists && !File.Exists(IntentPath))
            return new([], [], 0, 0, 0);

        var problems = new List<EmitProblem>();
        var changed = files.Where(f => !IsRight(f, owned, others, problems)).ToList();
        if (problems.Exists(p => p.Severity == FindingSeverity.Error))
            return OutputResult.Failed(problems);
        if (record.HasConflict)
        {
            problems.Add(new(EmitCodes.ForeignFile, FindingSeverity.Warning, new(RecordPath),
                "held the marks of a merge conflict; the files of both sides were taken for this project's, and the record is written anew"));
        }

        if (changed.Exists(f => !owned.Contains(f.Path)))
            Replace(IntentPath, WriteIntent.Format(changed));
        foreach (var file in changed)
        {
            _actions.CreateDirectory(Path.GetDirectoryName(FullPath(file.Path))!);
            Replace(FullPath(file.Path), file.Content);
        }

        var removed = RemoveStale(owned, files);
        FinishRecord(files);
        return new(problems, ListFiles(files), changed.Count, files.Count - changed.Count, removed) { HasHealed = record.HasConflict };
    }

    private void FinishRecord(IReadOnlyList<PlannedFile> files)
    {
        if (files.Count == 0)
        {
            _actions.Delete(RecordPath);
        }
        else
        {
            var content = OwnedFiles.Format(files.Select(f => f.Path), Pending);
            if (!File.Exists(RecordPath) || !File.ReadAllBytes(RecordPath).AsSpan().SequenceEqual(content))
                Replace(RecordPath, content);
        }

        _actions.Delete(IntentPath);
        _actions.Delete(TemporaryPath);
    }

    /// <summary>True where the file stands as planned; tells what stands in the way.</summary>
    private bool IsRight(PlannedFile file, HashSet<string> owned, Dictionary<string, string> others, List<EmitProblem> problems)
    {
        var full = FullPath(file.Path);
        if (others.TryGetValue(file.Path, out var other))
            return InTheWay($"{Display(file.Path)} is already written by project '{other}'; give one of them another ManifestsDirectory, namespace or name");
        if (_links.Find(file.Path) is { } link)
            return InTheWay($"{Display(file.Path)} would be written through the link {link}; remove the link");
        if (Directory.Exists(full))
            return InTheWay($"{Display(file.Path)} is a folder; move or delete it");
        if (!File.Exists(full))
            return false;
        if (SameBytes(full, file.Content))
            return true;
        return !owned.Contains(file.Path) && InTheWay($"{Display(file.Path)} exists and was not written by this project; move or delete it");

        bool InTheWay(string message)
        {
            problems.Add(new(EmitCodes.ForeignFile, FindingSeverity.Error, file.Origin.Place, message));
            return false;
        }
    }

    private void Replace(string path, byte[] content)
    {
        _actions.Write(TemporaryPath, content);
        _actions.Move(TemporaryPath, path);
    }

    private int RemoveStale(HashSet<string> owned, IReadOnlyList<PlannedFile> files)
    {
        var removed = 0;
        owned.ExceptWith(files.Select(f => f.Path));
        foreach (var stale in owned.Order(StringComparer.Ordinal))
        {
            var full = FullPath(stale);
            if (_links.Find(stale) is not null || !File.Exists(full))
                continue;
            _actions.Delete(full);
            removed++;
            for (var folder = Path.GetDirectoryName(full)!; folder.Length > directory.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
                _actions.DeleteDirectory(folder);
        }

        return removed;
    }

    private EmitProblem? Compare(PlannedFile file)
    {
        var full = FullPath(file.Path);
        if (!File.Exists(full))
            return Missing(file);
        var bytes = File.ReadAllBytes(full);
        if (bytes.AsSpan().SequenceEqual(file.Content))
            return null;
        // A checkout may have changed the line ends; that is no drift.
        var found = WithLineFeeds(bytes);
        var expected = Encoding.UTF8.GetString(file.Content);
        if (found == expected)
            return null;
        var (text, line) = TextDiff.Make(Display(file.Path), found, expected);
        return new(EmitCodes.Drift, FindingSeverity.Error, new(full, line), $"differs from what '{file.Origin.Member}' at {file.Origin.Text} says; {Mend}", text);
    }

    private EmitProblem Missing(PlannedFile file) => new(EmitCodes.Drift, FindingSeverity.Error, file.Origin.Place, $"{Display(file.Path)} is missing; {Mend}");

    private IEnumerable<EmitProblem> Stale(OwnedRecord record, IReadOnlyList<PlannedFile> files)
    {
        var planned = files.Select(f => f.Path).ToHashSet(s_paths);
        foreach (var stale in record.Paths.Where(p => !planned.Contains(p)).Order(StringComparer.Ordinal))
        {
            if (File.Exists(FullPath(stale)))
                yield return new(EmitCodes.Drift, FindingSeverity.Error, new(FullPath(stale)), $"is no longer made by the code; {Mend}");
        }
    }

    private IEnumerable<EmitProblem> CompareRecord(OwnedRecord record, IReadOnlyList<PlannedFile> files)
    {
        if (record.HasConflict)
            yield return new(EmitCodes.Drift, FindingSeverity.Error, new(RecordPath), $"holds the marks of a merge conflict; {Mend}");
        else if (!record.Paths.SetEquals(files.Select(f => f.Path)))
            yield return new(EmitCodes.Drift, FindingSeverity.Error, new(RecordPath), $"does not list the files that the code makes; {Mend}");
    }

    private List<string> ListFiles(IReadOnlyList<PlannedFile> files) =>
        files.Count == 0 ? [] : [.. files.Select(f => FullPath(f.Path)), RecordPath];

    private OutputResult Failed(string message) => OutputResult.Failed([new(EmitCodes.OutputFailed, FindingSeverity.Error, FilePlace.Project, $"{_display} {message}")]);

    private string FullPath(string path) => Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));

    private string Display(string path) => $"{_display}/{path}";

    private string? HashOf(string path)
    {
        var full = FullPath(path);
        return _links.Find(path) is null && File.Exists(full) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(full))) : null;
    }

    private static bool SameBytes(string path, byte[] content) =>
        new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    private static string WithLineFeeds(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
}
