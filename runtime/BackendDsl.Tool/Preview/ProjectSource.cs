using System.Globalization;
using BackendDsl.Build;
using BackendDsl.Build.Protocol;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Preview;

/// <summary>
/// Manifests of a project: its built assembly is run by the manifest host that its own package brings, in a process of its own, into a folder of
/// the preview's. Nothing of the project's own output is touched.
/// </summary>
internal sealed class ProjectSource : IPreviewSource, IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Session _session;
    private readonly string _project;
    private readonly string _dotnet;
    private readonly string _folder = Directory.CreateTempSubdirectory("backenddsl-preview-").FullName;
    private int _run;

    /// <exception cref="UsageException">There is no such project, or no .NET to run it.</exception>
    public ProjectSource(Session session, string path)
    {
        _session = session;
        _project = ProjectFiles.FindProject(session, path);
        _dotnet = DotNetHost.Find(session.Environment)
            ?? throw new UsageException("preview: a project is run by .NET, and there is no 'dotnet' here; give manifests with -f");
    }

    public string Title => Path.GetFileNameWithoutExtension(_project);

    public string Stamp()
    {
        var files = ProjectFiles.Find(_project);
        return files is null
            ? ""
            : FileStamps.Of([files.OptionsFile, files["Assembly"] ?? "", .. files.Options.Where(o => o.Name == "Policy").Select(o => o.Value)]);
    }

    public PreviewInput Read()
    {
        if (ProjectFiles.Find(_project) is not { } files)
            return Failed($"it was not built with a ManifestsDirectory; set it in the project file and run 'dotnet build {Path.GetFileName(_project)}'");
        if (files["Assembly"] is not { } assembly || !File.Exists(assembly))
            return Failed("its assembly is not there; build it");
        if (Host(files) is not { } host)
            return Failed("the manifest host of its BackendDsl package is not there; restore and build it anew");

        // Each run has a folder of its own, so that what is read is never half of one and half of the next.
        var folder = Path.Combine(_folder, (++_run).ToString(CultureInfo.InvariantCulture));
        var output = Path.Combine(folder, "manifests");
        var (options, report) = (Path.Combine(folder, "options"), Path.Combine(folder, "report"));
        Directory.CreateDirectory(output);
        File.WriteAllLines(options, Options(files, output, report));
        var ended = DotNetHost.Run(_dotnet, ["exec", "--runtimeconfig", files.RuntimeFile, host, options], Path.GetDirectoryName(_project)!, s_limit, _session.Cancellation);
        var said = HostReport.Read(report);
        DeleteBefore(_run);
        var problems = new List<InputProblem>();
        if (!said.Finished)
        {
            var doing = said.Running is { } running ? $" while it ran '{running.Message}'" : "";
            problems.Add(new(Path.GetFileName(_project), default, ended ? $"its code ended the process{doing}" : $"it was ended after {s_limit.TotalSeconds:0} seconds{doing}"));
        }

        return new([output])
        {
            Problems = problems,
            BuildFindings = [.. said.Findings.Select(f => new BuildFinding(f.Id, f.Severity, Show(f.File), f.Line, f.Message))],
            Places = Places(output),
            Committed = files["ManifestsDirectory"] is { } committed ? [committed] : [],
        };
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A temporary folder that stays is a pity, not a fault.
        }
    }

    private static IEnumerable<string> Options(ProjectFiles files, string output, string report)
    {
        string[] ours = ["ManifestsDirectory", "EnvoyClustersDirectory", "Layout", "Mode", "Origin", "Kustomization", "ReportFile", "WritesInvalid"];
        return files.Options.Where(o => !ours.Contains(o.Name, StringComparer.OrdinalIgnoreCase)).Select(o => RecordLine.Join(o.Name, o.Value))
            .Concat([
                RecordLine.Join("ManifestsDirectory", output), RecordLine.Join("Layout", "resource"), RecordLine.Join("Mode", "write"),
                RecordLine.Join("Origin", "file"), RecordLine.Join("WritesInvalid", "true"), RecordLine.Join("ReportFile", report),
            ]);
    }

    private static string? Host(ProjectFiles files) =>
        files["HostFile"] is { } host && File.Exists(host) && File.Exists(files.RuntimeFile) ? host : null;

    private PreviewInput Failed(string why) => new([]) { Problems = [new(Path.GetFileName(_project), default, why)] };

    private void DeleteBefore(int run)
    {
        var old = Path.Combine(_folder, (run - 1).ToString(CultureInfo.InvariantCulture));
        if (Directory.Exists(old))
            Directory.Delete(old, recursive: true);
    }

    private Dictionary<string, SourcePlace> Places(string output)
    {
        var places = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        var file = Path.Combine(output, "manifests.origin.txt");
        if (!File.Exists(file))
            return places;
        foreach (var fields in File.ReadLines(file).Select(l => l.Split('\t')).Where(f => f.Length >= 5))
            places[output + "/" + fields[0]] = new(Show(fields[3]), int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0, fields[2], fields[0]);
        return places;
    }

    /// <summary>A path of a source file as people know it: from the project's folder.</summary>
    private string Show(string file)
    {
        var folder = Path.GetDirectoryName(_project)!;
        return file.Length > 0 && Path.IsPathRooted(file) ? Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/') : file;
    }
}
