using System.Globalization;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Turns JSON or YAML into the bytes of a message.</summary>
/// <param name="tolerant">Leaves out fields, enum values and packed types that this library does not know, as a config dump of a newer Envoy may have them.</param>
/// <param name="findings">Where to tell of what is taken, but not as it reads: members given twice.</param>
internal sealed class MessageEncoder(bool tolerant, ICollection<Finding>? findings = null)
{
    /// <summary>What Envoy writes in place of secrets.</summary>
    public const string Redacted = "[redacted]";

    private static readonly HashSet<string> s_true = new(["true", "t", "yes", "y", "1"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_false = new(["false", "f", "no", "n", "0"], StringComparer.OrdinalIgnoreCase);

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
        if (depth > EnvoyLimits.WireDepth) throw node.Fault($"messages are nested deeper than {EnvoyLimits.WireDepth}", path);
        if (node.Kind != DocumentKind.Object) throw node.Fault($"expected an object, a {ShortName(type)}", path);
        foreach (var (field, value) in Fields(type, node, path, skipType)) WriteField(writer, field, value, ApiPath.Field(path, field.Name), depth);
    }

    /// <summary>
    /// The set fields in the order of their numbers, so that equal messages are equal bytes. Of a field that is given twice the last one counts;
    /// null is not set, but for the null of a free-form value.
    /// </summary>
    private List<(ApiField Field, DocumentNode Value)> Fields(ApiMessage type, DocumentNode node, string path, bool skipType)
    {
        var fields = new List<(ApiField Field, DocumentNode Value)>(node.Members.Count);
        var names = new Dictionary<ApiField, string>();
        foreach (var member in node.Members)
        {
            if (skipType && member.Name == "@type") continue;
            if (!type.TryGetField(member.Name, out var field))
            {
                if (tolerant) continue;
                throw member.Value.Fault($"{ShortName(type)} has no field {member.Name}", path);
            }
            if (!names.TryAdd(field, member.Name))
            {
                Report(names[field] == member.Name ? "given twice: the last one counts" : $"given as {names[field]} and as {member.Name}: which of them counts is left to chance", ApiPath.Field(path, field.Name), member.Value);
                fields.RemoveAll(f => f.Field == field);
            }
            if (member.Value.Kind == DocumentKind.Null && field.Kind != ApiKind.Value) continue;
            if (field.Oneof is { } oneof && fields.Exists(f => f.Field != field && f.Field.Oneof == oneof)) throw member.Value.Fault($"another member of {oneof} is given already", ApiPath.Field(path, field.Name));
            fields.Add((field, member.Value));
        }
        fields.Sort((a, b) => a.Field.Number.CompareTo(b.Field.Number));
        return fields;
    }

    private void Report(string message, string path, DocumentNode node) => findings?.Add(new()
    {
        Id = "envoy-member-given-twice",
        Severity = FindingSeverity.Warning,
        Path = FieldPath.Parse(path),
        Message = message,
        Source = FindingSource.Document,
        Effect = FindingEffect.Ignored,
        Place = new(node.Line, node.Column),
    });

    private void WriteField(WireWriter writer, ApiField field, DocumentNode node, string path, int depth)
    {
        if (field.IsMap)
        {
            if (node.Kind != DocumentKind.Object) throw node.Fault("expected an object, a map", path);
            var entries = new SortedDictionary<string, DocumentNode>(StringComparer.Ordinal);
            foreach (var member in node.Members)
            {
                if (!entries.TryAdd(member.Name, member.Value)) Report("given twice: the last one counts", ApiPath.Key(path, member.Name), member.Value);
                entries[member.Name] = member.Value;
            }
            foreach (var member in entries.Select(e => new DocumentMember(e.Key, e.Value)))
            {
                var here = ApiPath.Key(path, member.Name);
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
            // One value stands for a list of it, and lists in lists are one list.
            var items = new List<DocumentNode>();
            Flatten(node, items, 0);
            if (field.IsPacked) WritePackedElements(writer, field, items, path, depth);
            else for (var i = 0; i < items.Count; i++) WriteValue(writer, field.Number, field, items[i], ApiPath.Index(path, i), depth, omitZero: false);
        }
        else
        {
            WriteValue(writer, field.Number, field, node, path, depth, omitZero: !field.HasPresence);
        }
    }

    private static void Flatten(DocumentNode node, List<DocumentNode> items, int depth)
    {
        if (node.Kind == DocumentKind.Array && depth <= EnvoyLimits.WireDepth)
        {
            foreach (var item in node.Items) Flatten(item, items, depth + 1);
        }
        else
        {
            items.Add(node);
        }
    }

    private void WritePackedElements(WireWriter writer, ApiField field, List<DocumentNode> items, string path, int depth)
    {
        var packed = new WireWriter { OmitTags = true };
        for (var i = 0; i < items.Count; i++) WriteValue(packed, field.Number, field, items[i], ApiPath.Index(path, i), depth, omitZero: false);
        if (packed.Written.Length == 0) return;
        writer.Tag(field.Number, 2);
        writer.LengthDelimited(packed.Written);
    }

    // The bytes are those the generated classes write, so that packed messages, which are compared by their bytes, stay equal.
    private void WriteValue(WireWriter writer, int number, ApiField field, DocumentNode node, string path, int depth, bool omitZero)
    {
        // A secret that is not text has no place for the mark; it counts as not set.
        if (tolerant && node is { Kind: DocumentKind.String, Text: Redacted } && field.Kind is not (ApiKind.String or ApiKind.Bytes or ApiKind.Value)) return;
        // Null inside of a list or map is the default of its type.
        if (node.Kind == DocumentKind.Null && field.Kind != ApiKind.Value) node = Default(field.Kind, node);
        switch (field.Kind)
        {
            case ApiKind.Message:
                var nested = new WireWriter();
                WriteMessage(nested, field.Message!, node, path, depth + 1, skipType: false);
                writer.Tag(number, 2);
                writer.LengthDelimited(nested.Written);
                break;
            case ApiKind.Any or ApiKind.Duration or ApiKind.Timestamp or ApiKind.Struct or ApiKind.Value or ApiKind.ListValue or ApiKind.FieldMask or ApiKind.Wrapper:
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

    private static DocumentNode Default(ApiKind kind, DocumentNode at) => new()
    {
        Kind = kind switch
        {
            ApiKind.String or ApiKind.Bytes => DocumentKind.String,
            ApiKind.Bool => DocumentKind.False,
            ApiKind.Enum or ApiKind.Int32 or ApiKind.UInt32 or ApiKind.Int64 or ApiKind.UInt64 or ApiKind.Double or ApiKind.Float => DocumentKind.Number,
            ApiKind.ListValue => DocumentKind.Array,
            _ => DocumentKind.Object,
        },
        Text = kind is ApiKind.String or ApiKind.Bytes ? "" : "0",
        Line = at.Line,
        Column = at.Column,
    };

    private int? ReadEnum(ApiEnum type, DocumentNode node, string path)
    {
        if (node.Kind == DocumentKind.Number) return (int)Integer(node, path, int.MinValue, int.MaxValue);
        if (node.Kind == DocumentKind.String)
        {
            if (type.TryGetNumber(node.Text, out var number)) return number;
            if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)) return number;
            if (tolerant) return null;
        }
        throw node.Fault($"expected a name of {type.FullName[(type.FullName.LastIndexOf('.') + 1)..]}, found {Found(node)}", path);
    }

    private void WriteWellKnown(WireWriter writer, ApiKind kind, ApiKind wrapped, DocumentNode node, string path, int depth)
    {
        if (depth > EnvoyLimits.WireDepth) throw node.Fault($"messages are nested deeper than {EnvoyLimits.WireDepth}", path);
        switch (kind)
        {
            case ApiKind.Any: WriteAny(writer, node, path, depth); break;
            case ApiKind.Duration: WriteTime(writer, node.Kind == DocumentKind.Object ? ReadTime(node, path) : TimeText.ReadDuration(node, path)); break;
            case ApiKind.FieldMask: WriteFieldMask(writer, node, path); break;
            case ApiKind.Timestamp: WriteTime(writer, TimeText.ReadTimestamp(node, path)); break;
            case ApiKind.Wrapper: WriteScalar(writer, 1, wrapped, node.Kind == DocumentKind.Object ? Inner(node, wrapped, path) : node, path, omitZero: true); break;
            default: FreeFormEncoder.Write(writer, kind, node, path, depth); break;
        }
    }

    /// <summary>A duration written as the message it is.</summary>
    private static ApiTime ReadTime(DocumentNode node, string path)
    {
        long seconds = 0;
        var nanos = 0;
        foreach (var member in node.Members)
        {
            if (member.Name is not ("seconds" or "nanos")) throw member.Value.Fault($"Duration has no field {member.Name}", path);
            if (member.Value.Kind == DocumentKind.Null) continue;
            if (member.Name == "seconds") seconds = (long)Integer(member.Value, path, long.MinValue, long.MaxValue);
            else nanos = (int)Integer(member.Value, path, int.MinValue, int.MaxValue);
        }
        return new(seconds, nanos);
    }

    /// <summary>The value of a wrapper written as the message it is.</summary>
    private static DocumentNode Inner(DocumentNode node, ApiKind wrapped, string path)
    {
        var inner = Default(wrapped, node);
        foreach (var member in node.Members)
        {
            if (member.Name != "value") throw member.Value.Fault($"a wrapped value has no field {member.Name}", path);
            if (member.Value.Kind != DocumentKind.Null) inner = member.Value;
        }
        return inner;
    }

    private static void WriteFieldMask(WireWriter writer, DocumentNode node, string path)
    {
        if (node.Kind != DocumentKind.String) throw node.Fault($"expected paths joined by commas, found {Found(node)}", path);
        foreach (var name in node.Text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var snake = new System.Text.StringBuilder();
            foreach (var c in name)
            {
                if (char.IsAsciiLetterUpper(c)) snake.Append('_').Append(char.ToLowerInvariant(c));
                else snake.Append(c);
            }
            writer.Tag(1, 2);
            writer.String(snake.ToString());
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
        if (!tolerant && url.IndexOf('/', StringComparison.Ordinal) <= 0) throw typeNode.Fault($"@type must contain at least one / and a nonempty host; got: {url}", path);
        if (!tolerant && EnvoyAny.TypeName(url).IsEmpty) throw typeNode.Fault($"could not find @type '{url}'", path);
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
                var flag = node.Kind switch
                {
                    DocumentKind.True => true,
                    DocumentKind.False => false,
                    DocumentKind.String when s_true.Contains(node.Text) => true,
                    DocumentKind.String when s_false.Contains(node.Text) => false,
                    _ => throw node.Fault($"expected true or false, found {Found(node)}", path),
                };
                if (omitZero && !flag) break;
                writer.Tag(number, 0);
                writer.Varint(flag ? 1u : 0u);
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

    /// <summary>Numbers and texts that are whole: also <c>1e3</c>, <c>5.0</c>, and in a text <c>0x10</c> and <c>+5</c>.</summary>
    private static decimal Integer(DocumentNode node, string path, decimal min, decimal max)
    {
        if (node.Kind is not (DocumentKind.Number or DocumentKind.String) || !TryInteger(node, out var value)) throw node.Fault($"expected a whole number, found {Found(node)}", path);
        if (value < min || value > max) throw node.Fault(string.Create(CultureInfo.InvariantCulture, $"{value} is out of the range {min} to {max}"), path);
        return value;
    }

    private static bool TryInteger(DocumentNode node, out decimal value)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (decimal.TryParse(node.Text, style, CultureInfo.InvariantCulture, out value)) return value == decimal.Truncate(value);
        if (node.Kind != DocumentKind.String || !node.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return false;
        var read = ulong.TryParse(node.Text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal);
        value = hexadecimal;
        return read;
    }

    internal static double Double(DocumentNode node, string path)
    {
        if (node.Kind == DocumentKind.String)
        {
            // Texts are read as C reads them.
            var text = node.Text.Trim();
            switch (text.ToLowerInvariant())
            {
                case "nan": return double.NaN;
                case "infinity" or "inf" or "+inf" or "+infinity": return double.PositiveInfinity;
                case "-infinity" or "-inf": return double.NegativeInfinity;
            }
            if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal)) return hexadecimal;
        }
        if (node.Kind is DocumentKind.Number or DocumentKind.String && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return value;
        throw node.Fault($"expected a number, found {Found(node)}", path);
    }

    private static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.AsSpan().IndexOfAny(" \t\r\n") >= 0) return false;
        var standard = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var buffer = new byte[standard.Length];
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
