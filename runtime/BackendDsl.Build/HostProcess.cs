using System;
using System.Diagnostics;
using System.Threading;

namespace BackendDsl.Build;

/// <summary>
/// Runs a process until it ends. Its console is passed on; a process that it started and left behind may hold that console open for as long as it likes,
/// and nobody waits for it.
/// </summary>
internal static class HostProcess
{
    private const int GraceOfOutput = 2_000;
    private const int GraceOfKill = 10_000;

    /// <summary>Runs it.</summary>
    /// <param name="start">How to start it, with its output redirected.</param>
    /// <param name="limit">How long it may run, in milliseconds; 0 or less for no limit.</param>
    /// <param name="canceled">Set where the build is stopped.</param>
    /// <param name="output">Told of each line.</param>
    /// <returns>The exit code, -1 where it was killed; and whether the time was over.</returns>
    public static (int ExitCode, bool TimedOut) Run(ProcessStartInfo start, int limit, WaitHandle canceled, Action<string> output)
    {
        using var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        using var ended = new ManualResetEvent(false);
        using var outputEnded = new ManualResetEvent(false);
        using var errorEnded = new ManualResetEvent(false);
        var gate = new object();
        var isOpen = true;
        void Pass(string? line, ManualResetEvent end)
        {
            lock (gate)
            {
                // What comes after we have gone on belongs to nobody.
                if (!isOpen)
                    return;
                if (line is null)
                    end.Set();
                else
                    output(line);
            }
        }

        process.Exited += (_, _) =>
        {
            lock (gate)
            {
                if (isOpen)
                    ended.Set();
            }
        };
        process.OutputDataReceived += (_, e) => Pass(e.Data, outputEnded);
        process.ErrorDataReceived += (_, e) => Pass(e.Data, errorEnded);
        try
        {
            process.Start();
            if (start.RedirectStandardInput)
                process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var timedOut = false;
            if (WaitHandle.WaitAny([ended, canceled], limit > 0 ? limit : Timeout.Infinite) is var first && first != 0)
            {
                timedOut = first == WaitHandle.WaitTimeout;
                Kill(process);
                if (!ended.WaitOne(GraceOfKill))
                    return (-1, timedOut);
            }

            var clock = Stopwatch.StartNew();
            if (outputEnded.WaitOne(GraceOfOutput))
                errorEnded.WaitOne(Math.Max(0, GraceOfOutput - (int)clock.ElapsedMilliseconds));
            return (first == 0 ? process.ExitCode : -1, timedOut);
        }
        finally
        {
            lock (gate)
                isOpen = false;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            // The whole tree, where the runtime that hosts the build can (.NET Framework cannot).
            if (typeof(Process).GetMethod("Kill", [typeof(bool)]) is { } killTree)
                killTree.Invoke(process, [true]);
            else
                process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or System.Reflection.TargetInvocationException or AggregateException)
        {
            // It has ended meanwhile.
        }
    }
}
