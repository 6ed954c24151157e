namespace BackendDsl.Tool.Inputs;

/// <summary>Reads files as bytes, within limits.</summary>
internal static class BinarySource
{
    /// <summary>The bytes; a problem says why there are none.</summary>
    public static byte[]? Read(FileFinder.Found file, List<InputProblem> problems)
    {
        try
        {
            // A device has no length and need not end: what is read is counted.
            using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (stream.CanSeek && stream.Length > TextReaderLimits.FileBytes)
                throw new FileTooLargeException(TextReaderLimits.FileBytes);
            using var bytes = new MemoryStream();
            new LimitedStream(stream, TextReaderLimits.FileBytes, CancellationToken.None).CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file.Name, default, TextSource.Reason(e)));
        }

        return null;
    }
}
