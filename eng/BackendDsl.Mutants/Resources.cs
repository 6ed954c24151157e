using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Mutants;

/// <summary>What is embedded in an assembly: a build may have made it, so it is taken from what was built.</summary>
internal static class Resources
{
    /// <summary>The embedded files of an assembly.</summary>
    public static ImmutableArray<ResourceDescription> Of(string assembly)
    {
        using var file = new PEReader(new MemoryStream(File.ReadAllBytes(assembly)));
        var metadata = file.GetMetadataReader();
        if (file.PEHeaders.CorHeader is not { ResourcesDirectory: { Size: > 0 } directory })
            return [];
        var section = file.GetSectionData(directory.RelativeVirtualAddress);
        var resources = ImmutableArray.CreateBuilder<ResourceDescription>();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (!resource.Implementation.IsNil)
                continue;
            var reader = section.GetReader((int)resource.Offset, section.Length - (int)resource.Offset);
            var bytes = reader.ReadBytes(reader.ReadInt32());
            resources.Add(new(metadata.GetString(resource.Name), () => new MemoryStream(bytes), isPublic: true));
        }

        return resources.ToImmutable();
    }
}
