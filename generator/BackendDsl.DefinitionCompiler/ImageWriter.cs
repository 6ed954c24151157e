using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using BackendDsl.DefinitionCompiler.Metadata;
using BackendDsl.DefinitionCompiler.Symbols;

namespace BackendDsl.DefinitionCompiler;

/// <summary>Writes the file: headers, code, metadata and the symbols inside it. The same rows give the same bytes.</summary>
internal sealed class ImageWriter(AssemblyBuilder assembly, string name)
{
    private const ushort PortablePdbVersion = 0x0100;
    private const ulong LibraryBase = 0x10000000;

    private ReservedBlob<GuidHandle> _mvid;

    /// <summary>Adds the rows that come first: the module, the assembly, and the type that stands for no type.</summary>
    public void Begin()
    {
        var metadata = assembly.Metadata;
        _mvid = metadata.ReserveGuid();
        metadata.AddModule(0, metadata.GetOrAddString(name + ".dll"), _mvid.Handle, default, default);
        assembly.Type(TypeAttributes.NotPublic, "", "<Module>", default);
    }

    /// <summary>Adds what is said of the whole, and writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="attributes">Attributes of the assembly: each a type's full name and its arguments, all of them strings.</param>
    public void Write(string path, IReadOnlyList<string[]> attributes)
    {
        AddAssembly(attributes);
        assembly.Symbols.Options();
        var root = new MetadataRootBuilder(assembly.Metadata);
        var (symbols, id, hash) = assembly.Symbols.Finish(root.Sizes.RowCounts);
        var debug = new DebugDirectoryBuilder();
        debug.AddCodeViewEntry(name + ".pdb", id, PortablePdbVersion);
        debug.AddPdbChecksumEntry("SHA256", hash);
        debug.AddReproducibleEntry();
        debug.AddEmbeddedPortablePdbEntry(symbols, PortablePdbVersion);
        var image = new ManagedPEBuilder(
            new PEHeaderBuilder(
                imageBase: LibraryBase,
                imageCharacteristics: Characteristics.ExecutableImage | Characteristics.LargeAddressAware | Characteristics.Dll,
                dllCharacteristics: DllCharacteristics.HighEntropyVirtualAddressSpace | DllCharacteristics.DynamicBase | DllCharacteristics.NxCompatible | DllCharacteristics.NoSeh | DllCharacteristics.TerminalServerAware),
            root,
            assembly.Bodies,
            debugDirectoryBuilder: debug,
            deterministicIdProvider: ContentIds.Of);
        var content = new BlobBuilder();
        var identity = image.Serialize(content);
        _mvid.CreateWriter().WriteGuid(identity.Guid);
        using var file = File.Create(path);
        content.WriteContentTo(file);
    }

    private void AddAssembly(IReadOnlyList<string[]> attributes)
    {
        var metadata = assembly.Metadata;
        var version = new Version(1, 0, 0, 0);
        var handle = metadata.AddAssembly(metadata.GetOrAddString(name), version, default, default, default, AssemblyHashAlgorithm.Sha1);
        assembly.Attribute(handle, "System.Runtime.CompilerServices.CompilationRelaxationsAttribute", "Int32", new AttributeArguments().Add(8));
        assembly.Attribute(handle, "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute", "", new AttributeArguments().Set("WrapNonExceptionThrows", true));
        // Code of one call each: there is nothing in it to step through, and it is as quick in a debug build.
        assembly.Attribute(handle, "System.Diagnostics.DebuggableAttribute", "DebuggingModes", new AttributeArguments().Add(2));
        foreach (var attribute in attributes)
        {
            var arguments = new AttributeArguments();
            foreach (var argument in attribute.AsSpan(1))
                arguments.Add(argument);
            assembly.Attribute(handle, attribute[0], string.Join(",", Enumerable.Repeat("String", attribute.Length - 1)), arguments);
        }

        assembly.Attribute(EntityHandle.ModuleDefinition, "System.Runtime.CompilerServices.RefSafetyRulesAttribute", "Int32", new AttributeArguments().Add(11));
    }
}
