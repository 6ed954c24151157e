using System.Reflection.Metadata;
using System.Security.Cryptography;

namespace BackendDsl.DefinitionCompiler.Symbols;

/// <summary>Identities made of content: the same input gives the same bytes.</summary>
internal static class ContentIds
{
    /// <summary>The identity of a content.</summary>
    public static BlobContentId Of(IEnumerable<Blob> content) => BlobContentId.FromHash(Hash(content));

    /// <summary>The SHA-256 of a content.</summary>
    public static byte[] Hash(IEnumerable<Blob> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var blob in content)
            hash.AppendData(blob.GetBytes());
        return hash.GetHashAndReset();
    }
}
