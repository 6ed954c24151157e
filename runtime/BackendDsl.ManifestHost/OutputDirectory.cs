using System.Text;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Brings a folder to what was planned, or tells how it differs. Every file is written beside and renamed; unchanged files keep their time
/// stamps; files that this project did not write are never touched.
/// </summary>
internal sealed class OutputDirectory(string directory, string displayName, EmitOptions options)
{
    private string FullPath(string path) => Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));

    private string Display(string path) => $"{displayName}/{path}";

    /// <summary>Every file this project has in the folder after <see cref="Write"/>, full paths.</summary>
    public IEnumerable<string> WrittenFiles(IEnumerable<PlannedFile> files) =>
        files.Select(f => FullPath(f.Path)).Append(FullPath(OwnedFiles.FileName(options.Project)));

    /// <summary>Compares without writing.</summary>
    public IEnumerable<EmitProblem> Verify(IReadOnlyList<PlannedFile> files)
    {
        const string Mend = "build with -p:ManifestsMode=write and commit the result";
        foreach (var file in files)
        {
            var full = FullPath(file.Path);
            if (!File.Exists(full))
            {
                yield return new(EmitCodes.Drift, EmitSeverity.Error, file.Origin.Place, $"{Display(file.Path)} is missing; {Mend}");
                continue;
            }

            var found = File.ReadAllBytes(full);
            if (found.AsSpan().SequenceEqual(file.Content))
                continue;
            var (text, line) = TextDiff.Make(Display(file.Path), Encoding.UTF8.GetString(found), Encoding.UTF8.GetString(file.Content));
            yield return new(EmitCodes.Drift, EmitSeverity.Error, $"{Display(file.Path)}({line})",
                $"differs from what '{file.Origin.Member}' at {file.Origin.Place} says; {Mend}", text);
        }

        var planned = files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var stale in OwnedFiles.Read(directory, options.Project).Where(p => !planned.Contains(p)).Order(StringComparer.Ordinal))
        {
            if (File.Exists(FullPath(stale)))
                yield return new(EmitCodes.Drift, EmitSeverity.Error, Display(stale), $"is no longer made by the code; {Mend}");
        }
    }

    /// <summary>Writes what differs and removes what is stale. Nothing is written where a problem is found first.</summary>
    public IReadOnlyList<EmitProblem> Write(IReadOnlyList<PlannedFile> files)
    {
        var owned = OwnedFiles.Read(directory, options.Project);
        if (files.Count == 0 && owned.Count == 0)
            return [];
        try
        {
            Directory.CreateDirectory(directory);
            using var turn = TakeTurn();
            var problems = FindForeign(files, owned);
            if (problems.Count > 0)
                return problems;
            foreach (var file in files)
                WriteIfChanged(FullPath(file.Path), file.Content);
            RemoveStale(owned, files);
            WriteIfChanged(FullPath(OwnedFiles.FileName(options.Project)), OwnedFiles.Format(files.Select(f => f.Path)));
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(EmitCodes.OutputFailed, EmitSeverity.Error, displayName, $"cannot be written: {e.Message}")];
        }
    }

    private List<EmitProblem> FindForeign(IReadOnlyList<PlannedFile> files, HashSet<string> owned)
    {
        var others = OwnedFiles.ReadOthers(directory, options.Project);
        var problems = new List<EmitProblem>();
        foreach (var file in files)
        {
            var full = FullPath(file.Path);
            if (others.TryGetValue(file.Path, out var other))
            {
                problems.Add(new(EmitCodes.ForeignFile, EmitSeverity.Error, file.Origin.Place,
                    $"{Display(file.Path)} is already written by project '{other}'; give one of them another ManifestsDirectory, namespace or name"));
            }
            else if (Directory.Exists(full) || (!owned.Contains(file.Path) && File.Exists(full) && !File.ReadAllBytes(full).AsSpan().SequenceEqual(file.Content)))
            {
                problems.Add(new(EmitCodes.ForeignFile, EmitSeverity.Error, file.Origin.Place,
                    $"{Display(file.Path)} exists and was not written by this project; move or delete it"));
            }
        }

        return problems;
    }

    private static void WriteIfChanged(string path, byte[] content)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private void RemoveStale(HashSet<string> owned, IReadOnlyList<PlannedFile> files)
    {
        owned.ExceptWith(files.Select(f => f.Path));
        foreach (var stale in owned)
        {
            var full = FullPath(stale);
            File.Delete(full);
            for (var folder = Path.GetDirectoryName(full)!; folder.Length > directory.Length && Directory.Exists(folder)
                && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            {
                Directory.Delete(folder);
            }
        }
    }

    // Two projects, or two builds, may share the folder: one at a time. The lock lies outside the folder so that it is never committed.
    private FileStream TakeTurn()
    {
        var key = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(directory))))[..16];
        var path = Path.Combine(Path.GetTempPath(), $"backenddsl-{key}.lock");
        for (var waited = 0; ; waited += 20)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < 60_000)
            {
                Thread.Sleep(20);
            }
        }
    }
}
