using System;
using System.IO;
using Microsoft.Build.Framework;

namespace BackendDsl.Build.Definitions;

/// <summary>Puts a compiled assembly of definitions, with its documentation and what the compiler said of it, in the place its key gives it, and into the user's cache.</summary>
public sealed class KeepDefinitionAssembly : Microsoft.Build.Utilities.Task
{
    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The folder for the assemblies, one below it for each key.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The assembly's name, without extension.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>The key.</summary>
    [Required]
    public string Key { get; set; } = "";

    /// <summary>The folder it was compiled in; gone afterwards.</summary>
    [Required]
    public string Workshop { get; set; } = "";

    /// <summary>The cache's folder: empty for the user's own, <c>false</c> for none.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>How large the cache may grow, in MiB.</summary>
    public int CacheLimit { get; set; } = 512;

    /// <summary>The assembly.</summary>
    [Output]
    public string Assembly { get; private set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var folder = Path.GetFullPath(Path.Combine(ProjectDirectory, Folder));
        var log = Path.Combine(Workshop, "log.sarif");
        DefinitionWarning.Write(Path.Combine(Workshop, "warnings"), ErrorLog.Warnings(log, ProjectDirectory));
        foreach (var name in (string[])["log.sarif", "AssemblyInfo.cs", "settings.globalconfig", CompileDefinitions.AttributesFile, CompileDefinitions.OptionsFile])
            File.Delete(Path.Combine(Workshop, name));
        ResolveDefinitionAssembly.CacheOf(CacheFolder, CacheLimit * 1024L * 1024L)?.Put(Key, Workshop);
        var place = Path.Combine(folder, Key);
        try
        {
            Directory.Move(Workshop, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another build of the project was quicker; it is the same.
            Directory.Delete(Workshop, recursive: true);
        }

        ResolveDefinitionAssembly.WriteKey(folder, Key);
        Assembly = Path.Combine(place, AssemblyName + ".dll");
        return !Log.HasLoggedErrors;
    }
}
