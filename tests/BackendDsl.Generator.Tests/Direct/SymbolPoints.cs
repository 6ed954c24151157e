using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace BackendDsl.Generator.Tests.Direct;

/// <summary>Where an assembly's symbols say that its methods stand, and the sources they carry.</summary>
internal static class SymbolPoints
{
    private static readonly Guid s_typeDocuments = new("932e74bc-dba9-4478-8d46-0f32a7bab3d3");

    /// <summary>By type and method, with the signature's bytes to tell overloads apart: document, line and columns of the first instruction.</summary>
    public static SortedDictionary<string, string> Of(byte[] image, out SortedDictionary<string, string> sources)
    {
        using var reader = new PEReader([.. image]);
        var metadata = reader.GetMetadataReader();
        using var provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(reader.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var symbols = provider.GetMetadataReader();
        var points = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            var information = symbols.GetMethodDebugInformation(handle);
            if (information.Document.IsNil || information.GetSequencePoints().FirstOrDefault(p => !p.IsHidden) is not { StartLine: > 0 } point)
                continue;
            var parameters = string.Join(",", method.DecodeSignature(DefinitionCompiler.Metadata.SignatureNames.Instance, null).ParameterTypes);
            points.Add($"{NameOf(metadata, method.GetDeclaringType())}::{metadata.GetString(method.Name)}({parameters})",
                $"{Path.GetFileName(symbols.GetString(symbols.GetDocument(information.Document).Name))} {point.StartLine}:{point.StartColumn}-{point.EndLine}:{point.EndColumn}");
        }

        foreach (var debug in symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Where(d => symbols.GetGuid(d.Kind) == s_typeDocuments))
        {
            var document = symbols.GetDocument(MetadataTokens.DocumentHandle(symbols.GetBlobReader(debug.Value).ReadCompressedInteger()));
            points.Add(NameOf(metadata, (TypeDefinitionHandle)debug.Parent), Path.GetFileName(symbols.GetString(document.Name)));
        }

        sources = new(StringComparer.Ordinal);
        foreach (var handle in symbols.Documents)
            sources.Add(symbols.GetString(symbols.GetDocument(handle).Name), SourceOf(symbols, handle));
        return points;
    }

    private static string SourceOf(MetadataReader symbols, DocumentHandle document)
    {
        foreach (var handle in symbols.GetCustomDebugInformation(document))
        {
            var bytes = symbols.GetBlobBytes(symbols.GetCustomDebugInformation(handle).Value);
            using var stream = new System.IO.Compression.DeflateStream(new MemoryStream(bytes, 4, bytes.Length - 4), System.IO.Compression.CompressionMode.Decompress);
            using var text = new StreamReader(stream);
            return text.ReadToEnd();
        }

        return "";
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(metadata, outer) + "/" + metadata.GetString(type.Name) : metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
    }
}
