using System.Text;

namespace BackendDsl.Tool.Inputs;

/// <summary>Reads a large file of UTF-8 twice, once to count its characters: its bytes need not be held beside its text.</summary>
internal static class LargeText
{
    private const long Large = 8 << 20;
    private const int Chunk = 1 << 18;

    /// <summary>The text; null, with the stream at its begin, where the file is not large, is no UTF-8, has a byte order mark or a NUL, or changes meanwhile.</summary>
    public static string? TryRead(Stream stream)
    {
        if (stream.Length < Large)
            return null;
        var text = TryDecode(stream);
        stream.Position = 0;
        return text;
    }

    private static string? TryDecode(Stream stream)
    {
        try
        {
            var length = Count(stream);
            stream.Position = 0;
            return length < 0 ? null : string.Create(length, stream, Fill);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    // The characters of the text; -1 where it is none for this reader.
    private static int Count(Stream stream)
    {
        var decoder = Decoder();
        var chunk = new byte[Chunk];
        var passed = new char[Chunk + 1];
        var total = 0L;
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            var bytes = chunk.AsSpan(0, read);
            if (bytes.Contains((byte)0) || (total == 0 && bytes[0] is 0xEF or 0xFE or 0xFF))
                return -1;
            // Counting alone would not keep the first half of a sign that the end of the chunk cuts.
            total += decoder.GetChars(bytes, passed, flush: false);
        }

        decoder.GetCharCount([], flush: true);
        return total <= Array.MaxLength ? (int)total : -1;
    }

    private static void Fill(Span<char> text, Stream stream)
    {
        var decoder = Decoder();
        var chunk = new byte[Chunk];
        var at = 0;
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (decoder.GetCharCount(chunk.AsSpan(0, read), flush: false) > text.Length - at)
                throw new EndOfStreamException();
            at += decoder.GetChars(chunk.AsSpan(0, read), text[at..], flush: false);
        }

        if (at != text.Length)
            throw new EndOfStreamException();
    }

    private static Decoder Decoder() => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
}
