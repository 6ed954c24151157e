using System.Reflection;
using System.Text;
using BackendDsl.Manifests;

namespace BackendDsl.ManifestHost;

/// <summary>Runs the exporters that referenced libraries offer, and plans their files.</summary>
internal static class ClusterExport
{
    /// <summary>The exporters' files; problems go to the report.</summary>
    public static IReadOnlyList<PlannedFile> Make(Assembly assembly, List<FoundResource> resources, EmitOptions options, RunReport report)
    {
        var exporters = ManifestDiscovery.ReferencedAssemblies(assembly)
            .SelectMany(a => a.GetCustomAttributes<ResourceExporterAttribute>())
            .Select(a => a.Exporter)
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .ToList();
        if (exporters.Count == 0)
        {
            report.Report(new EmitProblem(EmitCodes.Usage, FindingSeverity.Error, FilePlace.Project,
                "EnvoyClustersDirectory is set, but no referenced library makes clusters; reference the package BackendDsl.Kgateway"));
            return [];
        }

        var context = new ExportContext(options.ExportProperties);
        var files = new List<PlannedFile>();
        foreach (var type in exporters)
        {
            ExportResult result;
            try
            {
                result = ((IResourceExporter)Activator.CreateInstance(type)!).Export(resources.ConvertAll(r => r.Resource), context);
            }
            catch (ArgumentException e)
            {
                report.Report(new EmitProblem(EmitCodes.Usage, FindingSeverity.Error, FilePlace.Project, e.Message));
                continue;
            }

            var fallback = new SourceOrigin(type.FullName!, "", 0);
            foreach (var finding in result.Findings)
            {
                var about = resources.Find(r => r.Identity.Kind == finding.Kind && r.Identity.Namespace == finding.Namespace && r.Identity.Name == finding.Name);
                var severity = finding.IsError ? FindingSeverity.Error : FindingSeverity.Warning;
                report.Report(new EmitProblem(EmitCodes.Export, severity, (about?.Origin ?? fallback).Place, $"{finding.Kind} {finding.Namespace}/{finding.Name}: {finding.Message}"));
            }

            files.AddRange(result.Files.Select(f => new PlannedFile((f.Folder.Length == 0 ? "" : FileNames.Whole(FileNames.Segment(f.Folder)) + "/") + SafeName(f.Name), Encoding.UTF8.GetBytes(f.Content), fallback)));
        }

        return files;
    }

    private static string SafeName(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? FileNames.Whole(FileNames.Segment(name)) : FileNames.Whole(FileNames.Segment(name[..dot]), "." + FileNames.Segment(name[(dot + 1)..]));
    }
}
