using System.Buffers.Binary;

namespace BackendDsl.ManifestHost.Loading;

/// <summary>
/// What tells one compilation of an assembly from another: the module's identity, which a deterministic compiler makes of everything that it compiled, and the size
/// of its metadata, which whoever rewrites an assembly changes. An assembly that was compiled to native code beforehand keeps both. Read by hand: the reader of
/// metadata that comes with .NET takes longer to load than this takes to run.
/// </summary>
internal readonly record struct ModuleIdentity(Guid Version, int MetadataSize)
{
    private const int PEOffset = 0x3C;
    private const uint PESignature = 0x00004550;
    private const uint MetadataSignature = 0x424A5342;
    private const ushort PE32Plus = 0x20B;
    private const int CorDirectory = 14;
    private const int SectionSize = 40;

    /// <summary>Reads it of a file; null where that is no assembly.</summary>
    public static ModuleIdentity? Read(string path)
    {
        try
        {
            return Of(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static ModuleIdentity? Of(ReadOnlySpan<byte> image)
    {
        var header = Int(image, PEOffset);
        if ((uint)Int(image, header) != PESignature)
            return null;
        int sections = Short(image, header + 6), optional = header + 24, optionalSize = Short(image, header + 20);
        var directories = optional + (Short(image, optional) == PE32Plus ? 112 : 96);
        var table = image.Slice(optional + optionalSize, sections * SectionSize);
        if (Place(table, Int(image, directories + (CorDirectory * 8))) is not { } cor || Place(table, Int(image, cor + 8)) is not { } root || (uint)Int(image, root) != MetadataSignature)
            return null;
        // The version's text, then flags and the number of streams, then each stream's place, size and name.
        var at = root + 16 + Int(image, root + 12);
        int streams = Short(image, at + 2);
        at += 4;
        for (var i = 0; i < streams; i++)
        {
            var name = image[(at + 8)..];
            var length = name.IndexOf((byte)0);
            // The identity is the first of the heap: there is one module in an assembly.
            if (name[..length].SequenceEqual("#GUID"u8))
                return new(new(image.Slice(root + Int(image, at), 16)), Int(image, cor + 12));
            at += 8 + ((length + 4) & ~3);
        }

        return null;
    }

    private static int? Place(ReadOnlySpan<byte> sections, int address)
    {
        for (var at = 0; at < sections.Length && address != 0; at += SectionSize)
        {
            int start = Int(sections, at + 12), size = Int(sections, at + 16);
            if (address >= start && address < start + size)
                return address - start + Int(sections, at + 20);
        }

        return null;
    }

    private static int Int(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadInt32LittleEndian(image[at..]);

    private static int Short(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image[at..]);
}
