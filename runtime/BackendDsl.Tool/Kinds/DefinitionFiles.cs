using System.CommandLine;
using BackendDsl.Tool.Configuring;
using BackendDsl.Tool.Crds;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Running;

namespace BackendDsl.Tool.Kinds;

/// <summary>Where definitions are, where the command line does not say it.</summary>
internal static class DefinitionFiles
{
    private const string Folder = "crds";

    /// <summary>Makes the definitions of these paths known; a file that holds none is a problem.</summary>
    public static void Read(Session session, IReadOnlyList<string> paths, string inputName, KindRegistry kinds, List<InputProblem> problems)
    {
        foreach (var text in ManifestReader.ReadTexts(session, "--crd", paths, inputName, problems))
        {
            if (kinds.Add(text, isWanted: true, problems) == 0 && !problems.Exists(p => p.File == text.Name))
                problems.Add(new(text.Name, default, "it holds no custom resource definition"));
        }
    }

    /// <summary>The paths of <c>--crd</c>; else <c>crds/</c> beside the configuration file, if it is there.</summary>
    public static IReadOnlyList<string> Of(Settings settings, Option<string[]> option)
    {
        var given = settings.List(option);
        if (given.Count > 0 || settings.IsGiven(option))
            return given;
        var folder = Path.Combine(settings.Configuration.Directory, Folder);
        var isMeant = settings.Configuration.Name.Length > 0 ? Directory.Exists(folder) : File.Exists(Path.Combine(folder, "crds.lock.json"));
        if (isMeant && LockFile.Read(folder).Check(folder) is { Count: > 0 } wrong)
            throw new UsageException($"{Folder}: {string.Join("; ", wrong)}; take it over with 'backenddsl crd add', or get it back with 'backenddsl crd update'");
        return isMeant ? [Path.GetRelativePath(settings.Session.Directory, folder).Replace(Path.DirectorySeparatorChar, '/')] : [];
    }
}
