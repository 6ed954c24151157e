namespace BackendDsl.Tool.Preview;

/// <summary>The files of the page, which the command carries in itself.</summary>
internal static class PageFiles
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["index.html"] = "text/html; charset=utf-8",
        ["preview.css"] = "text/css; charset=utf-8",
        ["preview.js"] = "text/javascript; charset=utf-8",
        ["picture.js"] = "text/javascript; charset=utf-8",
        ["details.js"] = "text/javascript; charset=utf-8",
    };

    /// <summary>A file with its media type; null where there is none of that name.</summary>
    public static (byte[] Bytes, string Type)? Find(string name)
    {
        if (!s_types.TryGetValue(name, out var type))
            return null;
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream("page/" + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, type);
    }
}
