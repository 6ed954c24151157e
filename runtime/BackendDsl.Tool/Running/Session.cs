using System.Text;

namespace BackendDsl.Tool.Running;

/// <summary>One run of the command: its streams, its directory, its environment. Verbs reach the world through it alone.</summary>
internal sealed class Session : IDisposable
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Session(Stream input, Stream output, Stream error, string directory, IReadOnlyDictionary<string, string> environment, Terminal terminal, CancellationToken cancellation)
    {
        Input = input;
        Output = new PipeStream(output);
        Out = new StreamWriter(Output, s_utf8, 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        Error = new StreamWriter(error, s_utf8, 1024, leaveOpen: true) { NewLine = "\n", AutoFlush = true };
        Directory = directory;
        Environment = environment;
        Terminal = terminal;
        Cancellation = cancellation;
    }

    /// <summary>Standard input.</summary>
    public Stream Input { get; }

    /// <summary>Standard output as bytes; flush <see cref="Out"/> before writing to it.</summary>
    public Stream Output { get; }

    /// <summary>Standard output as text.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Where relative paths start.</summary>
    public string Directory { get; }

    /// <summary>Environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>What the streams are connected to.</summary>
    public Terminal Terminal { get; }

    /// <summary>Ctrl-C.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The full path of a path of the command line.</summary>
    public string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path, Directory);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new UsageException($"'{path.Replace("\0", "\\0", StringComparison.Ordinal)}' is not a path: {e.Message}");
        }
    }

    /// <summary>Tells why something cannot be done.</summary>
    public void Complain(string message)
    {
        try
        {
            Error.WriteLine("backenddsl: error: " + message);
        }
        catch (IOException)
        {
            // Nobody listens; the exit code still tells.
        }
    }

    /// <summary>Tells something worth knowing that is no error.</summary>
    public void Warn(string message)
    {
        try
        {
            Error.WriteLine("backenddsl: warning: " + message);
        }
        catch (IOException)
        {
            // As above.
        }
    }

    /// <summary>Tells what was taken for granted.</summary>
    public void Note(string message)
    {
        try
        {
            Error.WriteLine("backenddsl: note: " + message);
        }
        catch (IOException)
        {
            // As above.
        }
    }

    /// <summary>Writes out what is waiting.</summary>
    public void Flush() => Out.Flush();

    public void Dispose()
    {
        Error.Dispose();
    }
}
