using System.Reflection;
using System.Runtime.Loader;

namespace BackendDsl.ManifestHost;

/// <summary>The whole step, from an options file to files on disk. Returns the exit code: 0 done, 1 errors told, 2 wrong usage.</summary>
internal static class EmitCommand
{
    /// <summary>Runs the step.</summary>
    /// <param name="arguments">One argument: the options file.</param>
    /// <param name="output">Where messages for the build go.</param>
    public static int Run(string[] arguments, TextWriter output)
    {
        var reporter = new EmitReporter(output);
        try
        {
            if (arguments.Length != 1 || !File.Exists(arguments[0]))
                throw new EmitUsageException("give one options file");
            return Run(EmitOptions.Parse(File.ReadLines(arguments[0])), reporter);
        }
        catch (EmitUsageException e)
        {
            reporter.Report(new EmitProblem(EmitCodes.Usage, EmitSeverity.Error, "BackendDsl", e.Message));
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            reporter.Report(new EmitProblem(EmitCodes.OutputFailed, EmitSeverity.Error, "BackendDsl", e.Message));
            return 2;
        }
    }

    private static int Run(EmitOptions options, EmitReporter reporter)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(options.Assembly));
        var resources = Evaluate(assembly, options, reporter);
        if (resources is null)
            return 1;

        var written = new List<string>();
        if (options.ManifestsDirectory is { } manifests)
            Output(manifests, ManifestPlan.Make(resources, options), options, reporter, written);
        if (options.EnvoyClustersDirectory is { } clusters)
        {
            var exported = ClusterExport.Make(assembly, resources, options, reporter);
            if (reporter.Errors == 0)
                Output(clusters, exported, options, reporter, written);
        }

        if (reporter.Errors > 0)
            return 1;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.ListFile))!);
        File.WriteAllLines(options.ListFile, written.Order(StringComparer.Ordinal));
        return 0;
    }

    private static List<FoundResource>? Evaluate(Assembly assembly, EmitOptions options, EmitReporter reporter)
    {
        var evaluation = new ManifestEvaluation(options);
        foreach (var member in ManifestDiscovery.FindManifests(assembly, options.ProjectDirectory))
            evaluation.Run(member);
        reporter.Report(evaluation.Problems);
        var judge = new ResourceJudge(options, ManifestDiscovery.FindPolicies(assembly));
        reporter.Report(judge.Judge(evaluation.Resources));
        reporter.Report(AdmissionJudge.Load(options).Judge(evaluation.Resources));
        return reporter.Errors > 0 ? null : evaluation.Resources;
    }

    private static void Output(string directory, IReadOnlyList<PlannedFile> files, EmitOptions options, EmitReporter reporter, List<string> written)
    {
        var display = SourceOrigin.Relative(Path.GetFullPath(directory), options.ProjectDirectory);
        var target = new OutputDirectory(directory, display, options);
        if (options.Mode == ManifestsMode.Verify)
        {
            reporter.Report(target.Verify(files));
            return;
        }

        reporter.Report(target.Write(files));
        written.AddRange(target.WrittenFiles(files));
    }
}
