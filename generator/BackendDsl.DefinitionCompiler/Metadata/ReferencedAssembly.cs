using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>A referenced assembly, opened for as long as definitions are compiled against it.</summary>
internal sealed class ReferencedAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);

    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    public ReferencedAssembly(string path)
    {
        _image = new(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
        Reader = _image.GetMetadataReader();
        foreach (var handle in Reader.TypeDefinitions)
        {
            if (IsPublic(handle))
                _types[NameOf(handle)] = handle;
        }
    }

    public MetadataReader Reader { get; }

    /// <summary>How this assembly refers to it; nil until something of it is named.</summary>
    public AssemblyReferenceHandle Handle { get; set; }

    /// <summary>Its name with version, culture and key.</summary>
    public string FullName => Reader.GetAssemblyDefinition().GetAssemblyName().FullName;

    /// <summary>A type by its full name, or nil.</summary>
    public TypeDefinitionHandle Find(string fullName) => _types.GetValueOrDefault(fullName);

    public void Dispose() => _image.Dispose();

    // What others do not see is not meant, even where it has the name.
    private bool IsPublic(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic => IsPublic(type.GetDeclaringType()),
            _ => false,
        };
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = Reader.GetTypeDefinition(handle);
        var name = Reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
            return NameOf(outer) + "/" + name;
        return type.Namespace.IsNil ? name : Reader.GetString(type.Namespace) + "." + name;
    }
}
