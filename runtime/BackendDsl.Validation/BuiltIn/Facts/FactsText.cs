using System.IO.Compression;
using System.Text;

namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>The types and kinds of all known versions, a line each; <see cref="TypeTable"/> and <see cref="BuiltInKinds"/> read it.</summary>
internal static class FactsText
{
    /// <summary>The types: name, then member:shape for each member.</summary>
    public static string Types { get; } = Unpack(FactsData.Types);

    /// <summary>The kinds: group, version, kind, plural, scope and verbs, type.</summary>
    public static string Kinds { get; } = Unpack(FactsData.Kinds);

    private static string Unpack(byte[] data)
    {
        using var packed = new MemoryStream(data, writable: false);
        using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(inflater, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
