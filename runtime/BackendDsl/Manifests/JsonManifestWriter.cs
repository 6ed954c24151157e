using System.Buffers;
using BackendDsl.Schema.Values;

namespace BackendDsl.Manifests;

/// <summary>Deterministic JSON.</summary>
internal static class JsonManifestWriter
{
    public static string WriteString(IObjectValue resource, bool indented) => WriteString(Value.Of(resource), indented);

    public static string WriteString(Value value, bool indented) => throw new NotImplementedException();

    public static void Write(IObjectValue resource, IBufferWriter<byte> output) => throw new NotImplementedException();
}
