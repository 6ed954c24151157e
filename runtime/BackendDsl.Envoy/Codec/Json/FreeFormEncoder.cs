using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Writes google.protobuf.Struct, Value and ListValue.</summary>
internal static class FreeFormEncoder
{
    public static void Write(WireWriter writer, ApiKind kind, DocumentNode node, string path, int depth)
    {
        if (depth > EnvoyLimits.WireDepth) throw node.Fault($"values are nested deeper than {EnvoyLimits.WireDepth}", path);
        switch (kind)
        {
            case ApiKind.Struct:
                if (node.Kind != DocumentKind.Object) throw node.Fault($"expected an object, found {MessageEncoder.Found(node)}", path);
                WriteMembers(writer, node, path, depth);
                break;
            case ApiKind.ListValue:
                if (node.Kind != DocumentKind.Array) throw node.Fault($"expected an array, found {MessageEncoder.Found(node)}", path);
                for (var i = 0; i < node.Items.Count; i++) Nested(writer, 1, ApiKind.Value, node.Items[i], ApiPath.Index(path, i), depth);
                break;
            default:
                WriteValue(writer, node, path, depth);
                break;
        }
    }

    private static void WriteMembers(WireWriter writer, DocumentNode node, string path, int depth)
    {
        // Of equal names the last one counts.
        var members = new SortedDictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var member in node.Members) members[member.Name] = member.Value;
        foreach (var member in members.Select(m => new DocumentMember(m.Key, m.Value)))
        {
            var here = ApiPath.Key(path, member.Name);
            var entry = new WireWriter();
            if (member.Name.Length > 0)
            {
                entry.Tag(1, 2);
                entry.String(member.Name);
            }
            Nested(entry, 2, ApiKind.Value, member.Value, here, depth);
            writer.Tag(1, 2);
            writer.LengthDelimited(entry.Written);
        }
    }

    private static void WriteValue(WireWriter writer, DocumentNode node, string path, int depth)
    {
        switch (node.Kind)
        {
            case DocumentKind.Null:
                writer.Tag(1, 0);
                writer.Varint(0);
                break;
            case DocumentKind.Number:
                writer.Tag(2, 1);
                writer.Fixed64(BitConverter.DoubleToUInt64Bits(MessageEncoder.Double(node, path)));
                break;
            case DocumentKind.String:
                writer.Tag(3, 2);
                writer.String(node.Text);
                break;
            case DocumentKind.True or DocumentKind.False:
                writer.Tag(4, 0);
                writer.Varint(node.Kind == DocumentKind.True ? 1u : 0u);
                break;
            case DocumentKind.Object: Nested(writer, 5, ApiKind.Struct, node, path, depth); break;
            default: Nested(writer, 6, ApiKind.ListValue, node, path, depth); break;
        }
    }

    private static void Nested(WireWriter writer, int number, ApiKind kind, DocumentNode node, string path, int depth)
    {
        var nested = new WireWriter();
        Write(nested, kind, node, path, depth + 1);
        writer.Tag(number, 2);
        writer.LengthDelimited(nested.Written);
    }
}
