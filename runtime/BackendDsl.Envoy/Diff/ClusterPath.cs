using System.Text;
using System.Text.Json;

namespace BackendDsl.Envoy;

/// <summary>Paths of fields in clusters, as differences and Envoy's own JSON write them: <c>typed_extension_protocol_options["a.b"].common_http_protocol_options</c>.</summary>
public static class ClusterPath
{
    /// <summary>Reads a path. A key of a map may stand in quotes, as differences write it, or without them.</summary>
    /// <param name="text">The path, for example <c>health_checks[0].timeout</c>; empty for the whole cluster.</param>
    public static FieldPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var path = FieldPath.Root;
        var from = 0;
        while (Next(text, from) is (var start, var end, { } key))
        {
            path = path.Append(FieldPath.Parse(text[from..start])).Key(key);
            from = end;
        }

        return path.Append(FieldPath.Parse(text[from..]));
    }

    /// <summary>The next key in quotes.</summary>
    private static (int Start, int End, string Key)? Next(string text, int from)
    {
        for (var start = text.IndexOf("[\"", from, StringComparison.Ordinal); start >= 0; start = text.IndexOf("[\"", start + 2, StringComparison.Ordinal))
        {
            var quote = start + 2;
            while (quote < text.Length && text[quote] != '"')
                quote += text[quote] == '\\' ? 2 : 1;
            if (quote + 1 >= text.Length || text[quote + 1] != ']')
                continue;
            try
            {
                var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text[(start + 1)..(quote + 1)]));
                if (reader.Read() && reader.GetString() is { } key)
                    return (start, quote + 2, key);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // No quoted key: it is read as it stands.
            }
        }

        return null;
    }
}
