using System.Runtime.InteropServices;

namespace BackendDsl.ManifestHost.Loading;

/// <summary>
/// Ends the process at once. The runtime's own way out runs handlers of user code first, and they may wait for ever; everything worth keeping is
/// written by now.
/// </summary>
internal static partial class NativeExit
{
    /// <summary>Does not return.</summary>
    public static void Now(int code)
    {
        try
        {
            Console.Out.Flush();
            Console.Error.Flush();
            if (OperatingSystem.IsWindows())
                _ = TerminateProcess(GetCurrentProcess(), (uint)code);
            else
                ExitUnix(code);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or IOException or ObjectDisposedException)
        {
            // The slow way is still a way.
        }

        Environment.Exit(code);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitUnix(int code);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetCurrentProcess();

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int TerminateProcess(nint process, uint code);
}
