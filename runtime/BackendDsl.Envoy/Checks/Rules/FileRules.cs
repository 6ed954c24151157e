using BackendDsl.Envoy.Checks.Context;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Files that Envoy makes.</summary>
internal static class FileRules
{
    /// <summary>A file that Envoy appends to, and makes where its folder exists.</summary>
    public static void Writable(Inspection inspection, ClusterRule rule, string path, Place at)
    {
        var slash = path.LastIndexOf('/');
        if (slash < 0) return;   // in the working directory
        var folder = slash == 0 ? "/" : path[..slash];
        if (inspection.Environment.Paths is not { } paths) inspection.Depends(rule, at, $"the folder {folder} must exist where Envoy runs");
        else if (slash == path.Length - 1 || !(paths.Contains(folder) || paths.Contains(folder + "/") || paths.Contains(path))) inspection.Report(rule, at, $"unable to open file '{path}': No such file or directory");
    }
}
