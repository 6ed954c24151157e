using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;

namespace BackendDsl.Build;

/// <summary>
/// Deletes what the last run wrote: files that lie in one of the output folders (not behind a link) and are as that run left them. What was edited
/// since, and what somebody put there, stays.
/// </summary>
public sealed class CleanManifests : Microsoft.Build.Utilities.Task
{
    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Path and beginning of the names of the files <see cref="WriteManifests"/> keeps.</summary>
    [Required]
    public string StatePrefix { get; set; } = "";

    /// <summary>The output folders; empty ones are passed over.</summary>
    public string[] Folders { get; set; } = [];

    /// <summary>True to delete nothing but the task's own files: in verify mode manifests are somebody's commit.</summary>
    public bool KeepFiles { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var prefix = Path.GetFullPath(Path.Combine(ProjectDirectory, StatePrefix));
        if (!KeepFiles)
        {
            var report = HostReport.Read(prefix + ".report");
            var state = InputState.Paths(InputState.Read(prefix + ".state"));
            var folders = Folders.Where(f => f.Length > 0).Select(f => Path.GetFullPath(Path.Combine(ProjectDirectory, f)).TrimEnd(Path.DirectorySeparatorChar)).ToList();
            foreach (var file in report.Files)
            {
                if (folders.Find(f => IsInside(f, file)) is { } folder && state.TryGetValue(file, out var line) && line == InputState.Describe([file]))
                    Delete(folder, file);
            }
        }

        foreach (var name in (string[])[".options", ".report", ".state", ".runtimeconfig.json"])
            File.Delete(prefix + name);
        return !Log.HasLoggedErrors;
    }

    private void Delete(string folder, string file)
    {
        try
        {
            File.Delete(file);
            for (var parent = Path.GetDirectoryName(file)!; parent.Length >= folder.Length && Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any();
                parent = Path.GetDirectoryName(parent)!)
            {
                Directory.Delete(parent);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogWarning("{0} could not be deleted: {1}", file, e.Message);
        }
    }

    private static bool IsInside(string folder, string file)
    {
        if (!file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.GetFullPath(file) != file)
            return false;
        for (var at = file; at.Length > folder.Length; at = Path.GetDirectoryName(at)!)
        {
            // A link on the way leads out of the folder.
            if ((File.Exists(at) || Directory.Exists(at)) && (File.GetAttributes(at) & FileAttributes.ReparsePoint) != 0)
                return false;
        }

        return true;
    }
}
