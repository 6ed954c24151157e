using System.Text;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Inputs;

/// <summary>Reads files and standard input as text, within limits.</summary>
internal static class TextSource
{
    /// <summary>Why a folder is not read where one file is expected.</summary>
    public const string FolderReason = "it is a folder; name a file in it";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; a problem says why it cannot be.</summary>
    public static InputText? ReadFile(string fullPath, string name, List<InputProblem> problems, long limit = TextReaderLimits.FileBytes)
    {
        try
        {
            using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return Read(stream, name, problems, limit);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, default, Directory.Exists(fullPath) ? FolderReason : Reason(e)));
            return null;
        }
    }

    /// <summary>Reads standard input.</summary>
    public static InputText? ReadInput(Session session, string name, List<InputProblem> problems, long limit = TextReaderLimits.FileBytes)
    {
        try
        {
            return Read(session.Input, name, problems, limit);
        }
        catch (IOException e)
        {
            problems.Add(new(name, default, Reason(e)));
            return null;
        }
    }

    /// <summary>Why a file cannot be read, without the paths of this machine.</summary>
    public static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it may not be read",
        FileTooLargeException => e.Message,
        PathTooLongException => "the path is too long",
        _ => "it cannot be read: " + e.Message.Split('\'')[0].TrimEnd(' ', ':'),
    };

    /// <summary>Why a file is refused for its size.</summary>
    public static string TooLarge(long limit) => $"it is larger than {limit >> 20} MiB, the most that is read of one file; split it";

    private static InputText? Read(Stream stream, string name, List<InputProblem> problems, long limit)
    {
        if (stream.CanSeek && stream.Length > limit)
        {
            problems.Add(new(name, default, TooLarge(limit)));
            return null;
        }

        if (stream.CanSeek && LargeText.TryRead(stream) is { } large)
            return new(name, large);
        var buffer = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var chunk = new byte[64 * 1024];
        for (var count = stream.Read(chunk); count > 0; count = stream.Read(chunk))
        {
            if (buffer.Length + count > limit)
            {
                problems.Add(new(name, default, TooLarge(limit)));
                return null;
            }

            buffer.Write(chunk, 0, count);
        }

        return Decode(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), name, problems);
    }

    /// <summary>UTF-8 with or without a byte order mark, or UTF-16 with one.</summary>
    private static InputText? Decode(ReadOnlySpan<byte> bytes, string name, List<InputProblem> problems)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new(name, Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new(name, Encoding.BigEndianUnicode.GetString(bytes[2..]));
        var hasMark = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (hasMark)
            bytes = bytes[3..];
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            problems.Add(new(name, LineOf(bytes, nul), "this is no text: it holds a NUL byte; YAML or JSON is expected"));
            return null;
        }

        try
        {
            return new(name, s_strict.GetString(bytes)) { HasMark = hasMark };
        }
        catch (DecoderFallbackException e)
        {
            var at = Math.Clamp(e.Index, 0, bytes.Length);
            problems.Add(new(name, LineOf(bytes, at), "this is no UTF-8 text; YAML or JSON is expected in UTF-8"));
            return null;
        }
    }

    private static SourceMark LineOf(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..index];
        return new(before.Count((byte)'\n') + 1, index - before.LastIndexOf((byte)'\n'));
    }
}
