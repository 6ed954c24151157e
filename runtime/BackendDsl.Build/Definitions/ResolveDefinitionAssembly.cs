using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using BackendDsl.Build.Protocol;
using Microsoft.Build.Framework;

namespace BackendDsl.Build.Definitions;

/// <summary>
/// Finds the assembly of a project's custom resource definitions: what it is made of gives a key, and the key gives a folder below <c>obj</c>. Where that
/// folder is not there, it is taken from the user's cache; where that has none either, a folder to compile in is prepared.
/// </summary>
public sealed class ResolveDefinitionAssembly : Microsoft.Build.Utilities.Task
{
    // Counts changes of what is kept and how it is compiled: what another version of this task made is not taken.
    private const string Format = "3";

    /// <summary>The project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The folder for the assemblies, one below it for each key.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The assembly's name, without extension.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>The definitions, with the metadata that the compiler sees.</summary>
    [Required]
    public ITaskItem[] Definitions { get; set; } = [];

    /// <summary>What the assembly is compiled against.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The generator and what it stands on.</summary>
    [Required]
    public ITaskItem[] Analyzers { get; set; } = [];

    /// <summary>Files of settings for diagnostics that hold for the whole project.</summary>
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>Everything else the result depends on, each <c>name=value</c>.</summary>
    [Required]
    public string[] Options { get; set; } = [];

    /// <summary>The folder of the compiler.</summary>
    public string CompilerFolder { get; set; } = "";

    /// <summary>The project's assembly, which sees everything in it.</summary>
    [Required]
    public string ProjectAssembly { get; set; } = "";

    /// <summary>Other assemblies that see what is internal (the project's <c>InternalsVisibleTo</c> items).</summary>
    public ITaskItem[] Friends { get; set; } = [];

    /// <summary>The strong-name key file; empty without one.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The target framework's full name.</summary>
    [Required]
    public string FrameworkMoniker { get; set; } = "";

    /// <summary>The cache's folder: empty for the user's own, <c>false</c> for none.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>The folder for generated sources that are kept for reading; empty where they are not.</summary>
    public string SourcesFolder { get; set; } = "";

    /// <summary>True to look only, as an editor does: nothing is prepared and nothing is told.</summary>
    public bool LookOnly { get; set; }

    /// <summary>The key.</summary>
    [Output]
    public string Key { get; private set; } = "";

    /// <summary>The assembly, where it is there; else empty.</summary>
    [Output]
    public string Assembly { get; private set; } = "";

    /// <summary>The folder to compile in, with a source file that names the assembly's friends; empty where nothing is to be compiled.</summary>
    [Output]
    public string Workshop { get; private set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var folder = Path.GetFullPath(Path.Combine(ProjectDirectory, Folder));
        var hashes = FileHashes.Load(Path.Combine(folder, "hashes"));
        var description = Describe(hashes);
        Key = FileHashes.OfText(description).Substring(0, 32);
        var place = Path.Combine(folder, Key);
        var assembly = Path.Combine(place, AssemblyName + ".dll");
        var isThere = File.Exists(assembly);
        if (!isThere && SourcesFolder.Length == 0 && CacheOf(CacheFolder, 0) is { } cache)
            isThere = Take(cache, place) && File.Exists(assembly);
        // Sources for reading come out of the compiler only.
        if (isThere && !LookOnly && SourcesFolder.Length > 0 && !Directory.Exists(Path.Combine(ProjectDirectory, SourcesFolder, "BackendDsl.Generator")))
        {
            Directory.Delete(place, recursive: true);
            isThere = false;
        }

        if (isThere)
            Assembly = assembly;
        if (LookOnly)
            return true;
        Directory.CreateDirectory(folder);
        hashes.Save();
        if (isThere)
        {
            WriteKey(folder, Key);
            Report(Path.Combine(place, "warnings"));
        }
        else
        {
            Workshop = UniqueName.In(folder);
            Directory.CreateDirectory(Workshop);
            var attributes = AssemblyAttributes().ToList();
            File.WriteAllText(Path.Combine(Workshop, CompileDefinitions.AttributesFile), string.Concat(attributes.Select(a => RecordLine.Join(a) + "\n")));
            File.WriteAllText(Path.Combine(Workshop, "AssemblyInfo.cs"), AssemblyInfo(attributes));
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>The user's cache, or null where there is none.</summary>
    internal static UserCache? CacheOf(string folder, long limit)
    {
        if (string.Equals(folder, "false", StringComparison.OrdinalIgnoreCase))
            return null;
        var path = folder.Length > 0 ? folder : UserFolder.Default();
        return path.Length > 0 && Path.IsPathRooted(path) ? new(path, limit) : null;
    }

    /// <summary>Notes the key that holds, where it is not noted yet: whoever watches the file sees that there is something new.</summary>
    internal static void WriteKey(string folder, string key)
    {
        var path = Path.Combine(folder, "key");
        if (InputState.Read(path) != key)
            InputState.Write(path, key);
    }

    private static bool Take(UserCache cache, string place, string key, string beside)
    {
        if (!cache.TryTake(key, beside))
            return false;
        try
        {
            Directory.Move(beside, place);
        }
        catch (IOException)
        {
            // Another build of the project was quicker.
            Directory.Delete(beside, recursive: true);
        }

        return true;
    }

    private bool Take(UserCache cache, string place) =>
        Take(cache, place, Key, UniqueName.In(Path.GetDirectoryName(place)!));

    private void Report(string path)
    {
        foreach (var w in DefinitionWarning.Read(path))
        {
            var file = w.File.Length == 0 ? "" : Path.GetFullPath(Path.Combine(ProjectDirectory, w.File));
            Log.LogWarning(null, w.Id, null, file, w.Line, w.Column, 0, 0, "{0}", w.Message);
        }
    }

    private string Describe(FileHashes hashes)
    {
        var lines = new List<string[]> { new[] { "format", Format, AssemblyName, FrameworkMoniker, ProjectAssembly, CompilerVersion() } };
        lines.AddRange(Options.Select(o => new[] { "option", o }).OrderBy(o => o[1], StringComparer.Ordinal));
        lines.AddRange(FriendNames().Select(f => new[] { "friend", f }));
        if (KeyFile.Length > 0)
            lines.Add(["key", hashes.Of(Full(KeyFile))]);
        foreach (var item in Definitions)
        {
            lines.Add(["definition", ErrorLog.Relative(Full(item.ItemSpec), ProjectDirectory), hashes.Of(Full(item.ItemSpec)),
                .. ((string[])["BackendDslNamespace", "BackendDslKinds", "BackendDslNames", "BackendDslAccess", "BackendDslStatus"]).Select(item.GetMetadata)]);
        }

        // The framework's own assemblies are known by the package that has them.
        lines.AddRange(References.Where(IsFramework).Select(r => r.GetMetadata("NuGetPackageId") + " " + r.GetMetadata("NuGetPackageVersion"))
            .Distinct().OrderBy(r => r, StringComparer.Ordinal).Select(r => new[] { "framework", r }));
        foreach (var (kind, items) in new (string, IEnumerable<ITaskItem>)[] { ("reference", References.Where(r => !IsFramework(r))), ("analyzer", Analyzers), ("settings", Settings) })
        {
            lines.AddRange(items.Select(i => new[] { kind, Path.GetFileName(i.ItemSpec), hashes.Of(Full(i.ItemSpec)) })
                .OrderBy(l => l[1], StringComparer.Ordinal).ThenBy(l => l[2], StringComparer.Ordinal));
        }

        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(Protocol.RecordLine.Join(line)).Append('\n');
        return text.ToString();
    }

    private static bool IsFramework(ITaskItem reference) => reference.GetMetadata("FrameworkReferenceName").Length > 0 && reference.GetMetadata("NuGetPackageVersion").Length > 0;

    private string Full(string path) => Path.GetFullPath(Path.Combine(ProjectDirectory, path));

    private string CompilerVersion()
    {
        foreach (var path in (string[])["bincore/Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.dll"])
        {
            var file = Path.Combine(CompilerFolder, path);
            if (CompilerFolder.Length > 0 && File.Exists(file))
                return System.Diagnostics.FileVersionInfo.GetVersionInfo(file).ProductVersion ?? "";
        }

        return "";
    }

    private IEnumerable<string> FriendNames()
    {
        var key = KeyFile.Length > 0 ? StrongName.PublicKey(Full(KeyFile)) : null;
        yield return key is null ? ProjectAssembly : ProjectAssembly + ", PublicKey=" + key;
        foreach (var friend in Friends)
        {
            var own = friend.GetMetadata("Key") is { Length: > 0 } given ? given : key;
            yield return own is null || friend.ItemSpec.Contains(',') ? friend.ItemSpec : friend.ItemSpec + ", PublicKey=" + own;
        }
    }

    // No version of the project and no commit: they change with every build, and what is compiled here does not.
    private IEnumerable<string[]> AssemblyAttributes()
    {
        yield return ["System.Runtime.Versioning.TargetFrameworkAttribute", FrameworkMoniker];
        foreach (var (name, value) in new[] { ("IsTrimmable", "True"), ("IsAotCompatible", "True"), ("BackendDsl.DefinitionsOf", ProjectAssembly) })
            yield return ["System.Reflection.AssemblyMetadataAttribute", name, value];
        foreach (var friend in FriendNames().Distinct())
            yield return ["System.Runtime.CompilerServices.InternalsVisibleToAttribute", friend];
    }

    private static string AssemblyInfo(IEnumerable<string[]> attributes)
    {
        var text = new StringBuilder("// <auto-generated/>\n[assembly: global::System.Reflection.AssemblyVersionAttribute(\"1.0.0.0\")]\n");
        foreach (var attribute in attributes)
            text.Append("[assembly: global::").Append(attribute[0]).Append('(').Append(string.Join(", ", attribute.Skip(1).Select(Literal))).Append(")]\n");
        return text.ToString();
    }

    private static string Literal(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(c is '"' or '\\' || char.IsControl(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
        return text.Append('"').ToString();
    }
}
