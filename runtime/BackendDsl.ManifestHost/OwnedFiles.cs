using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.ManifestHost;

/// <summary>
/// The record of which files in an output folder this project wrote: <c>.backenddsl-PROJECT</c>, one path a line, sorted. It lies beside the
/// files and is committed with them, so that a fresh clone still knows which stale files it may remove and which it must not touch.
/// </summary>
internal static class OwnedFiles
{
    private const string Prefix = ".backenddsl-";
    private const string PendingMark = "#before";
    private const string PendingHeader = "# Manifests before a change that a server refuses of what is deployed; delete a line once its object is gone or replaced.";
    private const string Header = "# Files below are written by the build of this project; a file that is not listed is never touched.";

    /// <summary>The record's name for a project.</summary>
    public static string FileName(string project) => Prefix + FileNames.Segment(project);

    /// <summary>The record's bytes.</summary>
    public static byte[] Format(IEnumerable<string> paths, IReadOnlyList<PendingChange>? pending = null)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var path in paths.Order(StringComparer.Ordinal))
            text.Append(path).Append('\n');
        if (pending is { Count: > 0 })
        {
            text.Append(PendingHeader).Append('\n');
            foreach (var line in pending.Select(p => RecordLine.Join(PendingMark, p.Identity.Group, p.Identity.Kind, p.Identity.Namespace, p.Identity.Name, p.Before)).Order(StringComparer.Ordinal))
                text.Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>What one project recorded.</summary>
    public static OwnedRecord Read(string directory, string project) => ReadRecord(Path.Combine(directory, FileName(project)));

    /// <summary>The paths other projects recorded, with the record that names each.</summary>
    public static Dictionary<string, string> ReadOthers(string directory, string project)
    {
        var others = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(directory))
            return others;
        foreach (var record in Directory.EnumerateFiles(directory, Prefix + "*").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(record);
            if (name == FileName(project) || name.Contains('~', StringComparison.Ordinal))
                continue;
            foreach (var path in ReadRecord(record).Paths)
                others.TryAdd(path, name[Prefix.Length..]);
        }

        return others;
    }

    private static OwnedRecord ReadRecord(string record)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var conflict = false;
        // A link would show us somebody else's list.
        if (!File.Exists(record) || new FileInfo(record).LinkTarget is not null)
            return new(paths, false, false);
        var pending = new List<PendingChange>();
        foreach (var line in File.ReadLines(record))
        {
            if (RecordLine.Split(line) is [PendingMark, var group, var kind, var home, var name, var before])
                pending.Add(new(new(group, kind, home, name), before));
            var path = line.Trim();
            if (IsConflictMark(path))
                conflict = true;
            else if (path.Length > 0 && path[0] != '#' && IsInside(path))
                paths.Add(path);
        }

        return new(paths, true, conflict) { Pending = pending };
    }

    private static bool IsConflictMark(string line) =>
        line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal) || line.StartsWith("|||||||", StringComparison.Ordinal) || line == "=======";

    /// <summary>
    /// True for a relative path that stays in its folder. A record is a file like any other: one that was tampered with must not make us delete
    /// outside the folder, nor the records of others.
    /// </summary>
    internal static bool IsInside(string path) =>
        !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal)
        && path.Split('/').All(segment => segment is not ("" or "." or "..")) && !path.StartsWith(Prefix, StringComparison.Ordinal);
}
