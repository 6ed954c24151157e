namespace BackendDsl.ManifestHost;

/// <summary>Finds links below a folder: what lies behind one is not in the folder, whatever the path says.</summary>
internal sealed class LinkGuard(string directory)
{
    private readonly Dictionary<string, string?> _folders = new(StringComparer.Ordinal);

    /// <summary>The first link on the way to a path (relative, with forward slashes), the path itself included; null where there is none.</summary>
    public string? Find(string path)
    {
        var slash = path.LastIndexOf('/');
        var above = slash < 0 ? null : Folder(path[..slash]);
        return above ?? (IsLink(path) ? path : null);
    }

    private string? Folder(string path)
    {
        if (!_folders.TryGetValue(path, out var link))
            _folders[path] = link = Find(path);
        return link;
    }

    private bool IsLink(string path) => new FileInfo(Path.Combine(directory, path)).LinkTarget is not null;
}
