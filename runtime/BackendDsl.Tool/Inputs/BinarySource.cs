namespace BackendDsl.Tool.Inputs;

/// <summary>Reads files as bytes, within limits.</summary>
internal static class BinarySource
{
    /// <summary>The bytes; a problem says why there are none.</summary>
    public static byte[]? Read(FileFinder.Found file, List<InputProblem> problems)
    {
        try
        {
            if (new FileInfo(file.FullPath).Length <= TextReaderLimits.FileBytes)
                return File.ReadAllBytes(file.FullPath);
            problems.Add(new(file.Name, default, TextSource.TooLarge(TextReaderLimits.FileBytes)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(file.Name, default, TextSource.Reason(e)));
        }

        return null;
    }
}
