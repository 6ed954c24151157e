using System.Globalization;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Turns JSON or YAML into the bytes of a message.</summary>
/// <param name="tolerant">Leaves out fields, enum values and packed types that this library does not know, as a config dump of a newer Envoy may have them.</param>
internal sealed class MessageEncoder(bool tolerant)
{
    /// <summary>What Envoy writes in place of secrets.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>The bytes of a message.</summary>
    public ReadOnlySpan<byte> Encode(ApiMessage type, DocumentNode node)
    {
        var writer = new WireWriter();
        var (kind, wrapped) = ApiSchema.KindOf(type.FullName);
        if (kind == ApiKind.Message) WriteMessage(writer, type, node, "", 0, skipType: false);
        else WriteWellKnown(writer, kind, wrapped, node, "", 0);
        return writer.Written;
    }

    private void WriteMessage(WireWriter writer, ApiMessage type, DocumentNode node, string path, int depth, bool skipType)
    {
        if (depth > MessageDecoder.MaxDepth) throw node.Fault($"messages are nested deeper than {MessageDecoder.MaxDepth}", path);
        if (node.Kind != DocumentKind.Object) throw node.Fault($"expected an object, a {ShortName(type)}", path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (skipType && member.Name == "@type") continue;
            if (!type.TryGetField(member.Name, out var field))
            {
                if (tolerant) continue;
                throw member.Value.Fault($"{ShortName(type)} has no field {member.Name}", path);
            }
            var here = path.Length == 0 ? field.Name : path + "." + field.Name;
            if (member.Value.Kind == DocumentKind.Null && field.Kind != ApiKind.Value) continue;
            if (!seen.Add(field.Name)) throw member.Value.Fault("given twice", here);
            if (field.Oneof is { } oneof && !seen.Add("|" + oneof)) throw member.Value.Fault($"another member of {oneof} is given already", here);
            WriteField(writer, field, member.Value, here, depth);
        }
    }

    private void WriteField(WireWriter writer, ApiField field, DocumentNode node, string path, int depth)
    {
        if (field.IsMap)
        {
            if (node.Kind != DocumentKind.Object) throw node.Fault("expected an object, a map", path);
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in node.Members.OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                var here = ApiPath.Key(path, member.Name);
                if (!keys.Add(member.Name)) throw member.Value.Fault("given twice", here);
                var entry = new WireWriter();
                if (member.Name.Length > 0)
                {
                    entry.Tag(1, 2);
                    entry.String(member.Name);
                }
                WriteValue(entry, 2, field, member.Value, here, depth, omitZero: true);
                writer.Tag(field.Number, 2);
                writer.LengthDelimited(entry.Written);
            }
        }
        else if (field.IsRepeated)
        {
            if (node.Kind != DocumentKind.Array) throw node.Fault("expected an array", path);
            if (field.IsPacked) WritePackedElements(writer, field, node, path, depth);
            else for (var i = 0; i < node.Items.Count; i++) WriteValue(writer, field.Number, field, node.Items[i], ApiPath.Index(path, i), depth, omitZero: false);
        }
        else
        {
            WriteValue(writer, field.Number, field, node, path, depth, omitZero: !field.HasPresence);
        }
    }

    private void WritePackedElements(WireWriter writer, ApiField field, DocumentNode node, string path, int depth)
    {
        var packed = new WireWriter { OmitTags = true };
        for (var i = 0; i < node.Items.Count; i++) WriteValue(packed, field.Number, field, node.Items[i], ApiPath.Index(path, i), depth, omitZero: false);
        if (packed.Written.Length == 0) return;
        writer.Tag(field.Number, 2);
        writer.LengthDelimited(packed.Written);
    }

    // The bytes are those the generated classes write, so that packed messages, which are compared by their bytes, stay equal.
    private void WriteValue(WireWriter writer, int number, ApiField field, DocumentNode node, string path, int depth, bool omitZero)
    {
        // A secret that is not text has no place for the mark; it counts as not set.
        if (tolerant && node is { Kind: DocumentKind.String, Text: Redacted } && field.Kind is not (ApiKind.String or ApiKind.Bytes or ApiKind.Value)) return;
        switch (field.Kind)
        {
            case ApiKind.Message:
                var nested = new WireWriter();
                WriteMessage(nested, field.Message!, node, path, depth + 1, skipType: false);
                writer.Tag(number, 2);
                writer.LengthDelimited(nested.Written);
                break;
            case ApiKind.Any or ApiKind.Duration or ApiKind.Timestamp or ApiKind.Struct or ApiKind.Value or ApiKind.ListValue or ApiKind.Wrapper:
                var known = new WireWriter();
                WriteWellKnown(known, field.Kind, field.Wrapped, node, path, depth + 1);
                writer.Tag(number, 2);
                writer.LengthDelimited(known.Written);
                break;
            case ApiKind.Enum:
                if (ReadEnum(field.Enum!, node, path) is { } value && (value != 0 || !omitZero))
                {
                    writer.Tag(number, 0);
                    writer.Varint((ulong)(long)value);
                }
                break;
            default:
                WriteScalar(writer, number, field.Kind, node, path, omitZero);
                break;
        }
    }

    private int? ReadEnum(ApiEnum type, DocumentNode node, string path)
    {
        if (node.Kind == DocumentKind.Number) return (int)Integer(node, path, int.MinValue, int.MaxValue);
        if (node.Kind == DocumentKind.String)
        {
            if (type.TryGetNumber(node.Text, out var number)) return number;
            if (tolerant) return null;
        }
        throw node.Fault($"expected a name of {type.FullName[(type.FullName.LastIndexOf('.') + 1)..]}, found {Found(node)}", path);
    }

    private void WriteWellKnown(WireWriter writer, ApiKind kind, ApiKind wrapped, DocumentNode node, string path, int depth)
    {
        if (depth > MessageDecoder.MaxDepth) throw node.Fault($"messages are nested deeper than {MessageDecoder.MaxDepth}", path);
        switch (kind)
        {
            case ApiKind.Any: WriteAny(writer, node, path, depth); break;
            case ApiKind.Duration: WriteTime(writer, TimeText.ReadDuration(node, path)); break;
            case ApiKind.Timestamp: WriteTime(writer, TimeText.ReadTimestamp(node, path)); break;
            case ApiKind.Wrapper: WriteScalar(writer, 1, wrapped, node, path, omitZero: true); break;
            default: FreeFormEncoder.Write(writer, kind, node, path, depth); break;
        }
    }

    private static void WriteTime(WireWriter writer, ApiTime time)
    {
        if (time.Seconds != 0)
        {
            writer.Tag(1, 0);
            writer.Varint((ulong)time.Seconds);
        }
        if (time.Nanos != 0)
        {
            writer.Tag(2, 0);
            writer.Varint((ulong)(long)time.Nanos);
        }
    }

    private void WriteAny(WireWriter writer, DocumentNode node, string path, int depth)
    {
        if (node.Kind != DocumentKind.Object) throw node.Fault("expected an object with @type", path);
        if (node.Members.Count == 0) return;
        if (!node.TryGet("@type", out var typeNode) || typeNode.Kind != DocumentKind.String) throw node.Fault("a packed message needs its type in @type", path);
        var url = typeNode.Text;
        var value = new WireWriter();
        WritePacked(value, url, node, path, depth);
        writer.Tag(1, 2);
        writer.String(url);
        if (value.Written.Length == 0) return;
        writer.Tag(2, 2);
        writer.LengthDelimited(value.Written);
    }

    private void WritePacked(WireWriter writer, string url, DocumentNode node, string path, int depth)
    {
        var others = node.Members.Count(m => m.Name != "@type");
        var raw = others == 1 && node.TryGet("value", out var bytes) && bytes.Kind == DocumentKind.String ? bytes : null;
        if (!ApiSchema.Default.TryGetMessage(EnvoyAny.TypeName(url), out var type))
        {
            if (others == 0) return;
            if (raw is not null && TryBase64(raw.Text, out var opaque)) writer.Raw(opaque);
            else if (!tolerant) throw node.Fault($"the type {url} is not known here", path);
            return;
        }
        var (kind, wrapped) = ApiSchema.KindOf(type.FullName);
        if (kind == ApiKind.Message)
        {
            if (raw is not null && !type.TryGetField("value", out _) && TryBase64(raw.Text, out var malformed)) writer.Raw(malformed);
            else WriteMessage(writer, type, node, path, depth + 1, skipType: true);
            return;
        }
        if (!node.TryGet("value", out var inner)) throw node.Fault($"{type.FullName} needs its value in a member named value", path);
        WriteWellKnown(writer, kind, wrapped, inner, path.Length == 0 ? "value" : path + ".value", depth + 1);
    }

    private static void WriteScalar(WireWriter writer, int number, ApiKind kind, DocumentNode node, string path, bool omitZero)
    {
        switch (kind)
        {
            case ApiKind.String:
                if (node.Kind != DocumentKind.String) throw node.Fault($"expected a string, found {Found(node)}", path);
                if (omitZero && node.Text.Length == 0) break;
                writer.Tag(number, 2);
                writer.String(node.Text);
                break;
            case ApiKind.Bytes:
                if (node.Kind != DocumentKind.String || !TryBase64(node.Text, out var bytes)) throw node.Fault($"expected base64, found {Found(node)}", path);
                if (omitZero && bytes.Length == 0) break;
                writer.Tag(number, 2);
                writer.LengthDelimited(bytes);
                break;
            case ApiKind.Bool:
                if (node.Kind is not (DocumentKind.True or DocumentKind.False)) throw node.Fault($"expected true or false, found {Found(node)}", path);
                if (omitZero && node.Kind == DocumentKind.False) break;
                writer.Tag(number, 0);
                writer.Varint(node.Kind == DocumentKind.True ? 1u : 0u);
                break;
            case ApiKind.Double:
                var real = Double(node, path);
                if (omitZero && real == 0) break;
                writer.Tag(number, 1);
                writer.Fixed64(BitConverter.DoubleToUInt64Bits(real));
                break;
            case ApiKind.Float:
                var single = (float)Double(node, path);
                if (omitZero && single == 0) break;
                writer.Tag(number, 5);
                writer.Fixed32(BitConverter.SingleToUInt32Bits(single));
                break;
            default:
                var (min, max) = kind switch
                {
                    ApiKind.Int32 => ((decimal)int.MinValue, (decimal)int.MaxValue),
                    ApiKind.UInt32 => (0, uint.MaxValue),
                    ApiKind.Int64 => (long.MinValue, long.MaxValue),
                    _ => (0, ulong.MaxValue),
                };
                var value = Integer(node, path, min, max);
                if (omitZero && value == 0) break;
                writer.Tag(number, 0);
                writer.Varint(value < 0 ? (ulong)(long)value : (ulong)value);
                break;
        }
    }

    private static decimal Integer(DocumentNode node, string path, decimal min, decimal max)
    {
        if (node.Kind is not (DocumentKind.Number or DocumentKind.String)
            || !decimal.TryParse(node.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            || value != decimal.Truncate(value)) throw node.Fault($"expected a whole number, found {Found(node)}", path);
        if (value < min || value > max) throw node.Fault(string.Create(CultureInfo.InvariantCulture, $"{value} is out of the range {min} to {max}"), path);
        return value;
    }

    internal static double Double(DocumentNode node, string path)
    {
        if (node.Kind == DocumentKind.String)
        {
            switch (node.Text)
            {
                case "NaN": return double.NaN;
                case "Infinity": return double.PositiveInfinity;
                case "-Infinity": return double.NegativeInfinity;
            }
        }
        if (node.Kind is DocumentKind.Number or DocumentKind.String && double.TryParse(node.Text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value))
        {
            return double.IsInfinity(value) ? throw node.Fault($"{node.Text} is out of the range of a double", path) : value;
        }
        throw node.Fault($"expected a number, found {Found(node)}", path);
    }

    private static bool TryBase64(string text, out byte[] bytes)
    {
        var standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var buffer = new byte[standard.Length];
        bytes = [];
        if (!Convert.TryFromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '='), buffer, out var written)) return false;
        bytes = buffer[..written];
        return true;
    }

    internal static string Found(DocumentNode node) => node.Kind switch
    {
        DocumentKind.Object => "an object",
        DocumentKind.Array => "an array",
        DocumentKind.Null => "null",
        DocumentKind.True => "true",
        DocumentKind.False => "false",
        DocumentKind.Number => node.Text,
        _ => "\"" + (node.Text.Length > 60 ? node.Text[..60] + "..." : node.Text) + "\"",
    };

    private static string ShortName(ApiMessage type) => type.FullName[(type.FullName.LastIndexOf('.') + 1)..];
}
