namespace BackendDsl.ManifestHost;

/// <summary>What is to stand in which folder. Two outputs that name the same folder are one: they share its record.</summary>
internal sealed class OutputPlan(EmitOptions options, IReadOnlyList<PendingChange>? pending = null)
{
    private readonly List<(string Folder, List<PlannedFile> Files)> _outputs = [];

    /// <summary>Adds files for a folder.</summary>
    public void Add(string folder, IReadOnlyList<PlannedFile> files)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (_outputs.Find(o => o.Folder.Equals(full, comparison)).Files is { } same)
            same.AddRange(files);
        else
            _outputs.Add((full, [.. files]));
    }

    /// <summary>Writes, or compares, and reports.</summary>
    public void Carry(RunReport report)
    {
        foreach (var (folder, files) in _outputs)
        {
            var isOfManifests = options.ManifestsDirectory is { } manifests && Path.TrimEndingDirectorySeparator(Path.GetFullPath(manifests)) == folder;
            var target = new OutputDirectory(folder, options) { Pending = isOfManifests ? pending ?? [] : [] };
            report.Report(folder, options.Mode == ManifestsMode.Verify ? target.Verify(files) : target.Write(files));
        }
    }
}
