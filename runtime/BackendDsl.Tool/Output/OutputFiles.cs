using System.Text;
using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Output;

/// <summary>Writes results: to standard output, or to files that are there whole or not at all.</summary>
internal static class OutputFiles
{
    /// <summary>Writes text.</summary>
    public static void Write(Session session, OutputTarget target, Action<TextWriter> write)
    {
        if (target.Path is null)
        {
            write(session.Out);
            session.Out.Flush();
            return;
        }

        var text = new StringWriter { NewLine = "\n" };
        write(text);
        WriteFile(session, target.Path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(Session session, OutputTarget target, byte[] bytes)
    {
        if (target.Path is not null)
        {
            WriteFile(session, target.Path, bytes);
            return;
        }

        session.Out.Flush();
        session.Output.Write(bytes);
        session.Output.Flush();
    }

    /// <summary>Writes a file beside its place and moves it there.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void WriteFile(Session session, string path, byte[] bytes)
    {
        var full = session.FullPath(path);
        if (Directory.Exists(full))
            throw new UsageException($"'{path}' cannot be written: it is a folder");
        var beside = full + ".tmp-" + Guid.NewGuid().ToString("N")[..8];
        try
        {
            if (Path.GetDirectoryName(full) is { } folder)
                Directory.CreateDirectory(folder);
            // Devices such as /dev/null are written to, never replaced.
            if (File.Exists(full) && (File.GetAttributes(full) & (FileAttributes.Device | FileAttributes.ReparsePoint)) != 0 || full.StartsWith("/dev/", StringComparison.Ordinal))
            {
                File.WriteAllBytes(full, bytes);
                return;
            }

            File.WriteAllBytes(beside, bytes);
            session.Cancellation.ThrowIfCancellationRequested();
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {TextSource.Reason(e).Replace("it cannot be read: ", "", StringComparison.Ordinal).Replace("it may not be read", "it may not be written", StringComparison.Ordinal)}");
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
