using System.Collections;
using BackendDsl.Tool.CommandLine;
using BackendDsl.Tool.Running;
using Microsoft.Win32.SafeHandles;

namespace BackendDsl.Tool;

/// <summary>The command <c>backenddsl</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The first Ctrl-C lets the verb clean up what it has begun to write; if it does not come to that soon, the process ends.
            e.Cancel = true;
            cancellation.Cancel();
            new Timer(_ => Environment.Exit(ExitCode.Interrupted)).Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        };
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        return Run(args, Console.OpenStandardInput(), StandardOutput(), Console.OpenStandardError(), Environment.CurrentDirectory, environment, Terminal.Detect(), network: null, cancellation.Token);
    }

    /// <summary>Runs one command line: the one entry, for the process and for tests.</summary>
    /// <param name="args">The words after <c>backenddsl</c>.</param>
    /// <param name="stdin">What <c>-f -</c> reads.</param>
    /// <param name="stdout">Where results go.</param>
    /// <param name="stderr">Where complaints and progress go.</param>
    /// <param name="directory">The directory relative paths start from.</param>
    /// <param name="environment">The environment; only <c>NO_COLOR</c> and what names the kubeconfig are looked at.</param>
    /// <param name="terminal">What the streams are connected to; null: no terminal.</param>
    /// <param name="network">Where downloads come from; null for the machine's.</param>
    /// <param name="cancellation">Ends the run with exit code 130.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    internal static int Run(
        IReadOnlyList<string> args,
        Stream stdin,
        Stream stdout,
        Stream stderr,
        string directory,
        IReadOnlyDictionary<string, string> environment,
        Terminal? terminal = null,
        Network? network = null,
        CancellationToken cancellation = default)
    {
        using var session = new Session(stdin, stdout, stderr, directory, environment, terminal ?? Terminal.None, cancellation, network);
        var code = Guard(session, () => CommandTree.Invoke(session, args));
        return Guard(session, () =>
        {
            session.Flush();
            return code;
        });
    }

    private static int Guard(Session session, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ClosedPipeException)
        {
            // Whoever read the output has seen enough.
            return ExitCode.Good;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (UsageException refused)
        {
            session.Complain(refused.Message);
            return ExitCode.Unusable;
        }
#pragma warning disable CA1031 // A fault of ours is one line too: nobody who pipes this wants a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            session.Complain($"internal error: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Unusable;
        }
    }

    /// <summary>
    /// The console's own stream swallows the news that nobody reads a pipe any more; a file stream tells. A file stream on a file would
    /// keep an own position, and overwrite what others write there.
    /// </summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }
}
