using System.Globalization;
using System.Runtime.CompilerServices;
using BackendDsl.Build.Protocol;
using BackendDsl.ManifestHost.Loading;

namespace BackendDsl.ManifestHost;

/// <summary>
/// Everything around the run: the report, where assemblies come from, and the way out. Nothing here may touch a type of another assembly than the
/// framework's before the resolver stands.
/// </summary>
internal static class HostEntry
{
    private const string ExportPrefix = "Export.";

    /// <summary>Runs on one options file. Does not return where it came to an end: user code may have left threads that would keep the process alive.</summary>
    /// <returns>2 for a wrong command line.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 1 || !File.Exists(arguments[0]))
        {
            Console.Error.WriteLine("This program is run by the build; give one options file.");
            return 2;
        }

        var options = File.ReadLines(arguments[0]).Where(l => l.Length > 0).Select(RecordLine.Split).Where(f => f.Length == 2).ToList();
        string? Get(string name) => options.Find(o => o[0] == name)?[1];
        if (Get("ReportFile") is not { } reportFile)
        {
            Console.Error.WriteLine("The options file names no report file.");
            return 2;
        }

        // The same bytes on every machine, whatever language it speaks.
#pragma warning disable RS0030 // It is set here so that nobody depends on it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
#pragma warning restore RS0030
        var report = RunReport.Create(reportFile);
        if (Get("Assembly") is { } assembly)
        {
            // What lies beside the program is found where the program is, not where this host is.
            AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", Path.GetDirectoryName(Path.GetFullPath(assembly)) + Path.DirectorySeparatorChar);
            // The project's choices, as the program's own runtime configuration has them.
            foreach (var option in options.Where(o => o[0].StartsWith(ExportPrefix, StringComparison.OrdinalIgnoreCase)))
                AppContext.SetData("BackendDsl." + option[0][ExportPrefix.Length..], option[1]);
            ClosureResolver.Install(assembly, options.Where(o => o[0] == "PackageFolder").Select(o => o[1]));
        }

        Command(options, report);
        report.Finish();
        report.Dispose();
        var code = report.Errors == 0 ? 0 : 1;
        NativeExit.Now(code);
        return code;
    }

    // Not inlined: the types it touches are found by the resolver only.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Command(List<string[]> options, RunReport report) => EmitCommand.Run(options.Select(o => (o[0], o[1])), report);
}
