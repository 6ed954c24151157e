using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using BackendDsl.Build.Protocol;

namespace BackendDsl.Build.Definitions;

/// <summary>Hashes of files, remembered with each file's size and time: what did not move is not read again.</summary>
internal sealed class FileHashes
{
    private readonly string _path;
    private readonly Dictionary<string, string[]> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string[]> _used = new(StringComparer.Ordinal);
    private bool _moved;

    private FileHashes(string path) => _path = path;

    /// <summary>Reads what is remembered in a file; one that is not there, or is damaged, remembers nothing.</summary>
    public static FileHashes Load(string path)
    {
        var hashes = new FileHashes(path);
        foreach (var line in InputState.Read(path).Split('\n'))
        {
            if (RecordLine.Split(line) is { Length: 4 } fields)
                hashes._known[fields[0]] = fields;
        }

        return hashes;
    }

    /// <summary>The hash of a file's contents, <c>-</c> where the file is not there.</summary>
    public string Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return "-";
        var size = file.Length.ToString(CultureInfo.InvariantCulture);
        var time = file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture);
        if (_known.TryGetValue(path, out var known) && known[1] == size && known[2] == time)
        {
            _used[path] = known;
            return known[3];
        }

        _moved = true;
        var hash = OfContents(path);
        _used[path] = [path, size, time, hash];
        return hash;
    }

    /// <summary>Writes what is remembered, where it changed.</summary>
    public void Save()
    {
        if (!_moved && _used.Count == _known.Count)
            return;
        var text = new StringBuilder();
        foreach (var line in _used.Values)
            text.Append(RecordLine.Join(line)).Append('\n');
        InputState.Write(_path, text.ToString());
    }

    /// <summary>The SHA-256 of a file, in lower-case hexadecimal digits.</summary>
    public static string OfContents(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(file));
    }

    /// <summary>The SHA-256 of a text, in lower-case hexadecimal digits.</summary>
    public static string OfText(string text)
    {
        using var sha = SHA256.Create();
        return Hex(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
            text.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
