using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.Build.Definitions;

/// <summary>
/// Assemblies of definitions by key, for all projects, branches and clones of one user. An entry is a folder, written beside its place and renamed, so that
/// it is whole or not there, whoever builds at the same time. A build runs what it finds here: the folder is the user's alone, and the hash of each file
/// is compared with the one noted when it was written.
/// </summary>
internal sealed class UserCache(string folder, long limit)
{
    private const string HashFile = "sha256";
    private const string Stamp = "used";

    /// <summary>Copies an entry into a new folder; false where there is none, or where it is not as it was written.</summary>
    public bool TryTake(string key, string target)
    {
        var entry = Path.Combine(folder, key);
        try
        {
            if (!Directory.Exists(entry) || !UserFolder.IsPrivate(folder))
                return false;
            var hashes = ReadHashes(entry);
            if (hashes.Count == 0)
                return false;
            Directory.CreateDirectory(target);
            foreach (var pair in hashes)
            {
                var copy = Path.Combine(target, pair.Key);
                File.Copy(Path.Combine(entry, pair.Key), copy, overwrite: true);
                // The copy is hashed, not the original: what is used is what was looked at.
                if (FileHashes.OfContents(copy) != pair.Value)
                {
                    Directory.Delete(target, recursive: true);
                    Delete(entry);
                    return false;
                }
            }

            File.WriteAllText(Path.Combine(entry, Stamp), "");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Adds a folder's files as an entry, and drops what was not used for longest until the cache is small enough. Never fails a build.</summary>
    public void Put(string key, string source)
    {
        var entry = Path.Combine(folder, key);
        try
        {
            if (Directory.Exists(entry) || !UserFolder.Make(folder))
                return;
            var beside = UniqueName.Beside(entry);
            Directory.CreateDirectory(beside);
            var text = new StringBuilder();
            foreach (var file in Directory.GetFiles(source).OrderBy(f => f, StringComparer.Ordinal))
            {
                var name = Path.GetFileName(file);
                var copy = Path.Combine(beside, name);
                File.Copy(file, copy);
                text.Append(RecordLine.Join(name, FileHashes.OfContents(copy))).Append('\n');
            }

            InputState.Write(Path.Combine(beside, HashFile), text.ToString());
            File.WriteAllText(Path.Combine(beside, Stamp), "");
            try
            {
                Directory.Move(beside, entry);
            }
            catch (IOException)
            {
                // Somebody else was quicker; it is the same.
                Directory.Delete(beside, recursive: true);
            }

            Trim(key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk or a folder that may not be written costs the next build its time, not this one its success.
        }
    }

    private static Dictionary<string, string> ReadHashes(string entry)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in InputState.Read(Path.Combine(entry, HashFile)).Split('\n'))
        {
            if (RecordLine.Split(line) is { Length: 2 } fields && fields[0] == Path.GetFileName(fields[0]))
                hashes[fields[0]] = fields[1];
        }

        return hashes;
    }

    private void Trim(string keep)
    {
        var entries = new DirectoryInfo(folder).GetDirectories()
            .Select(d => (Folder: d, Size: d.GetFiles().Sum(f => f.Length), Used: File.GetLastWriteTimeUtc(Path.Combine(d.FullName, Stamp))))
            .OrderByDescending(d => d.Folder.Name == keep).ThenByDescending(d => d.Used).ToList();
        var total = 0L;
        foreach (var (old, size, used) in entries)
        {
            total += size;
            // What has no stamp yet is being written by somebody, unless it has been lying there for a day.
            var isUnfinished = old.Name.StartsWith(".", StringComparison.Ordinal) && old.LastWriteTimeUtc > DateTime.UtcNow.AddDays(-1);
            if (old.Name != keep && !isUnfinished && (total > limit || old.Name.StartsWith(".", StringComparison.Ordinal)))
                Delete(old.FullName);
        }
    }

    private static void Delete(string entry)
    {
        try
        {
            Directory.Delete(entry, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody reads it now; the next one to trim gets it.
        }
    }
}
