using System.CommandLine;
using BackendDsl.Tool.CommandLine;

namespace BackendDsl.Tool.Kinds;

/// <summary>Where definitions are, where the command line does not say it.</summary>
internal static class DefinitionFiles
{
    private const string Folder = "crds";

    /// <summary>The paths of <c>--crd</c>; else <c>crds/</c> beside the configuration file, if it is there.</summary>
    public static IReadOnlyList<string> Of(Settings settings, Option<string[]> option)
    {
        var given = settings.List(option);
        if (given.Count > 0 || settings.IsGiven(option))
            return given;
        var folder = Path.Combine(settings.Configuration.Directory, Folder);
        var isMeant = settings.Configuration.Name.Length > 0 ? Directory.Exists(folder) : File.Exists(Path.Combine(folder, "crds.lock.json"));
        return isMeant ? [Path.GetRelativePath(settings.Session.Directory, folder).Replace(Path.DirectorySeparatorChar, '/')] : [];
    }
}
