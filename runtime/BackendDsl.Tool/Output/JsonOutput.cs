using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackendDsl.Tool.Output;

/// <summary>JSON as every verb prints it: two spaces a level, <c>\n</c>, text as it is.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    /// <summary>The bytes of what is written, with a line end behind.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
            write(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>A text, or null.</summary>
    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is null)
            writer.WriteNull(name);
        else
            writer.WriteString(name, Scrub(value));
    }

    /// <summary>Half a surrogate pair has no UTF-8; the replacement character stands for it, as in every decoder.</summary>
    public static string Scrub(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            var chars = text.ToCharArray();
            for (var j = i; j < chars.Length; j++)
            {
                if (char.IsHighSurrogate(chars[j]) && j + 1 < chars.Length && char.IsLowSurrogate(chars[j + 1]))
                    j++;
                else if (char.IsSurrogate(chars[j]))
                    chars[j] = '\uFFFD';
            }

            return new(chars);
        }

        return text;
    }

    /// <summary>How a severity is written.</summary>
    public static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
