using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;

namespace BackendDsl.Build.Definitions;

/// <summary>Says in one error which kinds two assemblies of a project both have, in place of an ambiguity at every use.</summary>
public sealed class CheckDefinitionAssemblies : Microsoft.Build.Utilities.Task
{
    private const string DefinedTwice = "BDSL0230";
    private const int Named = 3;

    /// <summary>The project's file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's own assembly of definitions; empty without one.</summary>
    public string Own { get; set; } = "";

    /// <summary>All references; looked into are those that have types of ours.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Remembers what was looked at and found to be well.</summary>
    [Required]
    public string StateFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var paths = References.Where(r => r.GetMetadata("FrameworkReferenceName").Length == 0).Select(r => r.GetMetadata("FullPath")).Distinct().ToList();
        if (paths.Count == 0)
            return true;
        var state = Own + "\n" + InputState.Describe(paths);
        if (InputState.Read(StateFile) == state)
            return true;
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var twice = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var path in paths.OrderBy(p => p != Own).ThenBy(p => p, StringComparer.Ordinal))
        {
            foreach (var kind in Kinds(path))
            {
                if (!owners.TryGetValue(kind, out var owner))
                    owners[kind] = path;
                else if (Path.GetFileName(owner) is var a && Path.GetFileName(path) is var b && a != b)
                    Add(twice, a + " and " + b, kind);
            }
        }

        foreach (var pair in twice)
        {
            var others = pair.Value.Count > Named ? $" and {pair.Value.Count - Named} more" : "";
            Log.LogError(null, DefinedTwice, null, ProjectFile, 0, 0, 0, 0, "{0}",
                $"{pair.Key} both have the kinds {string.Join(", ", pair.Value.Take(Named))}{others}; take the CustomResourceDefinition items out of one of the projects and use the types of the other, "
                + "or give the items Access=\"Internal\" or a Namespace of their own.");
        }

        if (!Log.HasLoggedErrors)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(StateFile))!);
            InputState.Write(StateFile, state);
        }

        return !Log.HasLoggedErrors;
    }

    private static void Add(SortedDictionary<string, List<string>> lists, string key, string value)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(value);
    }

    /// <summary>The public root classes of kinds in an assembly: those with the attribute that carries a schema.</summary>
    private static List<string> Kinds(string path)
    {
        var kinds = new List<string>();
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
                return kinds;
            var reader = image.GetMetadataReader();
            if (!reader.AssemblyReferences.Any(r => reader.StringComparer.Equals(reader.GetAssemblyReference(r).Name, "BackendDsl")))
                return kinds;
            foreach (var handle in reader.TypeDefinitions)
            {
                var type = reader.GetTypeDefinition(handle);
                if ((type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public && type.GetCustomAttributes().Any(a => IsSchema(reader, a)))
                    kinds.Add(reader.GetString(type.Namespace) + "." + reader.GetString(type.Name));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // The compiler says what is wrong with a reference that cannot be read.
        }

        return kinds;
    }

    private static bool IsSchema(MetadataReader reader, CustomAttributeHandle handle)
    {
        var constructor = reader.GetCustomAttribute(handle).Constructor;
        if (constructor.Kind != HandleKind.MemberReference || reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent)
            return false;
        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Name, "CustomResourceSchemaAttribute") && reader.StringComparer.Equals(type.Namespace, "BackendDsl.Models");
    }
}
