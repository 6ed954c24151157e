using System.Reflection;
using System.Runtime.Loader;
using BackendDsl.ManifestHost.Loading;

namespace BackendDsl.ManifestHost;

/// <summary>The whole step, from options to files on disk. What it has to say goes to the report.</summary>
internal static class EmitCommand
{
    /// <summary>Runs the step.</summary>
    public static void Run(IEnumerable<(string Name, string Value)> options, RunReport report)
    {
        try
        {
            Run(EmitOptions.Parse(options), report);
        }
        catch (EmitUsageException e)
        {
            report.Report(new EmitProblem(EmitCodes.Usage, FindingSeverity.Error, FilePlace.Project, e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Report(new EmitProblem(EmitCodes.OutputFailed, FindingSeverity.Error, FilePlace.Project, e.Message));
        }
    }

    private static void Run(EmitOptions options, RunReport report)
    {
        if (Load(options, report) is not { } assembly || Evaluate(assembly, options, report) is not { } resources)
            return;
        var watch = new ChangeWatch(options);
        report.Report(watch.Evaluate(resources));
        var outputs = new OutputPlan(options, watch.Pending);
        if (options.ManifestsDirectory is { } manifests)
            outputs.Add(manifests, ManifestPlan.Make(resources, options));
        if (options.EnvoyClustersDirectory is { } clusters)
            outputs.Add(clusters, ClusterExport.Make(assembly, resources, options, report));
        if (report.Errors == 0 || options.WritesInvalid)
            outputs.Carry(report);
    }

    private static Assembly? Load(EmitOptions options, RunReport report)
    {
        try
        {
            return AssemblyImage.Load(AssemblyLoadContext.Default, Path.GetFullPath(options.Assembly));
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            report.Report(new EmitProblem(EmitCodes.CannotLoad, FindingSeverity.Error, FilePlace.Project,
                $"{Path.GetFileName(options.Assembly)} cannot be loaded on this machine ({e.Message}); "
                + "write manifests from a build for this machine, and set EmitManifestsOnBuild=false in this one"));
            return null;
        }
    }

    private static List<FoundResource>? Evaluate(Assembly assembly, EmitOptions options, RunReport report)
    {
        var evaluation = new ManifestEvaluation(options);
        var members = ManifestDiscovery.FindManifests(assembly, options.Sources);
        foreach (var member in members)
        {
            report.Running(member.Origin);
            evaluation.Run(member);
        }

        report.Report(evaluation.Problems);
        if (members.Count == 0)
        {
            report.Report(new EmitProblem(EmitCodes.NothingMarked, FindingSeverity.Warning, FilePlace.Project,
                "ManifestsDirectory or EnvoyClustersDirectory is set, but nothing in this project is marked [Manifest]; mark what should be written"));
        }

        var accepted = AcceptedFindings.Load(options, report);
        report.Report(accepted.Apply(ManifestFindings.Of(assembly, evaluation.Resources, options)));
        report.Report(accepted.Gone(evaluation.Resources));
        return report.Errors > 0 && !options.WritesInvalid ? null : evaluation.Resources;
    }
}
