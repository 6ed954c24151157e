namespace BackendDsl.Tool.CommandLine;

/// <summary>What the output streams are connected to.</summary>
/// <param name="OutputIsTerminal">Standard output goes to somebody's screen.</param>
/// <param name="ErrorIsTerminal">Standard error does.</param>
/// <param name="Width">Columns of the screen; 0 where there is none.</param>
internal sealed record Terminal(bool OutputIsTerminal, bool ErrorIsTerminal, int Width)
{
    /// <summary>Files and pipes.</summary>
    public static Terminal None { get; } = new(false, false, 0);

    /// <summary>What the process has.</summary>
    public static Terminal Detect()
    {
        var output = !Console.IsOutputRedirected;
        return new(output, !Console.IsErrorRedirected, output ? ReadWidth() : 0);
    }

    private static int ReadWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
