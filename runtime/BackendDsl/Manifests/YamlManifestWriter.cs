using System.Buffers;
using BackendDsl.Schema.Values;

namespace BackendDsl.Manifests;

/// <summary>Deterministic YAML.</summary>
internal static class YamlManifestWriter
{
    public static string WriteString(IObjectValue resource) => throw new NotImplementedException();

    public static void Write(IObjectValue resource, IBufferWriter<byte> output) => throw new NotImplementedException();
}
