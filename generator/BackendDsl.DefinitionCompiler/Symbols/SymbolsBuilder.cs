using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Security.Cryptography;
using System.Text;
using BackendDsl.CSharp.Printing;

namespace BackendDsl.DefinitionCompiler.Symbols;

/// <summary>The debugging symbols: the sources themselves, and where in them each method stands.</summary>
internal sealed class SymbolsBuilder
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md
    private static readonly Guid s_csharp = new("3f5162f8-07c6-11d3-9053-00c04fa302a1");
    private static readonly Guid s_sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");
    private static readonly Guid s_embeddedSource = new("0e8a571b-6926-466e-b4ad-8ab04611f5fe");
    private static readonly Guid s_compilationOptions = new("b5feec05-8cd0-4a83-96da-466284bb4bd8");

    private const int LastColumn = 0xfffe;

    private readonly MetadataBuilder _metadata = new();
    private DocumentHandle _document;

    /// <summary>Compresses a source, apart from everything else: it may be done beside other work.</summary>
    public static EmbeddedSource Embed(string text)
    {
        // As a compiler writes its file: with a byte order mark.
        var bytes = new byte[3 + Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.Preamble.CopyTo(bytes);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(3));
        using var stream = new MemoryStream();
        stream.Write(BitConverter.GetBytes(bytes.Length));
        using (var deflate = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(bytes);
        return new([.. SHA256.HashData(bytes)], stream.ToArray());
    }

    /// <summary>Begins a source: the methods that follow stand in it.</summary>
    public void Document(string path, EmbeddedSource source)
    {
        _document = _metadata.AddDocument(_metadata.GetOrAddDocumentName(path), _metadata.GetOrAddGuid(s_sha256), _metadata.GetOrAddBlob(source.Hash), _metadata.GetOrAddGuid(s_csharp));
        _metadata.AddCustomDebugInformation(_document, _metadata.GetOrAddGuid(s_embeddedSource), _metadata.GetOrAddBlob(source.Content));
    }

    /// <summary>Says how the sources are to be read, for editors that show them.</summary>
    public void Options()
    {
        var blob = new BlobBuilder();
        foreach (var option in (string[])["version", "2", "language", "C#", "nullable", "Enable", "output-kind", "DynamicallyLinkedLibrary"])
        {
            blob.WriteUTF8(option);
            blob.WriteByte(0);
        }

        _metadata.AddCustomDebugInformation(EntityHandle.ModuleDefinition, _metadata.GetOrAddGuid(s_compilationOptions), _metadata.GetOrAddBlob(blob));
    }

    /// <summary>Notes the next method.</summary>
    public void Method(StandaloneSignatureHandle locals, CodeSpan? span)
    {
        // Columns beyond these the format does not know; a line so long leads nowhere within it.
        if (span is not { EndColumn: <= LastColumn } code)
        {
            _metadata.AddMethodDebugInformation(default, default);
            return;
        }

        var blob = new BlobBuilder();
        blob.WriteCompressedInteger(locals.IsNil ? 0 : MetadataTokens.GetRowNumber(locals));
        blob.WriteCompressedInteger(0); // the first instruction
        blob.WriteCompressedInteger(0); // in one line
        blob.WriteCompressedInteger(code.EndColumn - code.Column);
        blob.WriteCompressedInteger(code.Line);
        blob.WriteCompressedInteger(code.Column);
        _metadata.AddMethodDebugInformation(_document, _metadata.GetOrAddBlob(blob));
    }

    /// <summary>The whole, for the tables of the assembly, with its identity and the hash that this is made of.</summary>
    public (BlobBuilder Content, BlobContentId Id, ImmutableArray<byte> Hash) Finish(ImmutableArray<int> rows)
    {
        ImmutableArray<byte> hash = [];
        var builder = new PortablePdbBuilder(_metadata, rows, default, content =>
        {
            // As the identity is not there yet: so a reader compares it.
            hash = [.. ContentIds.Hash(content)];
            return BlobContentId.FromHash(hash);
        });
        var content = new BlobBuilder();
        return (content, builder.Serialize(content), hash);
    }
}
