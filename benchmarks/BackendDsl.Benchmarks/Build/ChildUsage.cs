using System.Runtime.InteropServices;

namespace BackendDsl.Benchmarks.Build;

/// <summary>What finished child processes have used, as the system counts it: processor seconds of all, and the most memory that one of them held.</summary>
internal static partial class ChildUsage
{
    private const int Children = -1;

    /// <summary>Processor seconds of all finished children so far; NaN where the system has no such count.</summary>
    public static double ProcessorSeconds()
    {
        if (!OperatingSystem.IsLinux())
            return double.NaN;
        _ = GetUsage(Children, out var usage);
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
