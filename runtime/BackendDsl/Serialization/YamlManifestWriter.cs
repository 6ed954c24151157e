using System.Buffers;
using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>
/// Deterministic YAML in block style, the way kubectl prints it: two spaces a level, lists at the column of their key,
/// strings quoted only where a reader would take them for something else (<see cref="YamlText"/>), line feeds only.
/// </summary>
internal static class YamlManifestWriter
{
    /// <summary>The longest key that may stand before its colon; readers give up at 1,024 characters, quotes and escapes included.</summary>
    public const int LongestKey = 160;

    public static string WriteString(IObjectValue resource)
    {
        var output = Utf8Buffer.Rent();
        Document(output, resource);
        var text = output.ToString();
        Utf8Buffer.Return(output);
        return text;
    }

    public static void Write(IObjectValue resource, IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var output = Utf8Buffer.Rent();
        Document(output, resource);
        target.Write(output.Written);
        Utf8Buffer.Return(output);
    }

    /// <summary>Writes one resource as one document, without a separator.</summary>
    public static void Document(Utf8Buffer output, IObjectValue resource)
    {
        if (!Members(output, resource, MemberOrder.PlacingOf(resource, Placing.Resource), 0, inline: true))
            output.Bytes("{}\n"u8);
    }

    /// <summary>Writes the members of an object, one a line; false where there are none, and then nothing is written.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="value">The object.</param>
    /// <param name="placing">Its placing.</param>
    /// <param name="indent">The column of its keys.</param>
    /// <param name="inline">True where the first key goes on in the line begun.</param>
    private static bool Members(Utf8Buffer output, IObjectValue value, Placing placing, int indent, bool inline)
    {
        if (value is ISlottedValue { HasSlotsOnly: true } typed)
            return TypedMembers(output, typed, indent, inline);
        var order = MemberOrder.Of(value, placing);
        var slotted = value as ISlottedValue;
        var any = false;
        for (var i = 0; i < value.Count; i++)
        {
            var at = order is null ? i : order[i];
            var member = value.ValueAt(at);
            if (!member.IsPresent)
                continue;
            if (any)
                output.Spaces(indent);
            else if (!inline)
                BreakAndIndent(output, indent);
            any = true;
            if (slotted is not null && at < slotted.SlotCount && slotted.YamlKeys[at] is { } key)
                output.Bytes(key);
            else
                Key(output, value.NameAt(at), indent);
            Member(output, member, placing == Placing.Plain ? placing : MemberOrder.Inside(placing, value.NameAt(at)), indent);
        }

        return any;
    }

    /// <summary>The same for a model without unknown members, straight from its slots: nearly all that is ever written.</summary>
    private static bool TypedMembers(Utf8Buffer output, ISlottedValue model, int indent, bool inline)
    {
        var slots = model.Slots;
        var keys = model.YamlKeys;
        var order = model.WritingOrder;
        var any = false;
        for (var i = 0; i < slots.Length; i++)
        {
            var at = order is null ? i : order[i];
            if (slots[at] is not { } slot)
                continue;
            if (any)
                output.Spaces(indent);
            else if (!inline)
                BreakAndIndent(output, indent);
            any = true;
            if (keys[at] is { } key)
                output.Bytes(key);
            else
                Key(output, model.NameAt(at), indent);
            switch (slot)
            {
                case string text:
                    output.Byte((byte)' ');
                    Text(output, text, indent + 2);
                    break;
                case ISlottedValue { HasSlotsOnly: true } nested:
                    if (!TypedMembers(output, nested, indent + 2, inline: false))
                        output.Bytes(" {}\n"u8);
                    break;
                default:
                    Member(output, Value.FromSlot(slot), Placing.Plain, indent);
                    break;
            }
        }

        return any;
    }

    /// <summary>Writes a key with its colon.</summary>
    public static void Key(Utf8Buffer output, string name, int indent)
    {
        if (name.Length > LongestKey)
        {
            output.Bytes("? "u8);
            Line(output, name);
            output.Byte((byte)'\n');
            output.Spaces(indent);
        }
        else
        {
            Line(output, name);
        }

        output.Byte((byte)':');
    }

    /// <summary>Writes what follows a key and its colon, to the end of the line.</summary>
    private static void Member(Utf8Buffer output, Value value, Placing placing, int indent)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                if (!Members(output, value.Object, MemberOrder.PlacingOf(value.Object, placing), indent + 2, inline: false))
                    output.Bytes(" {}\n"u8);
                break;
            case ValueKind.Array:
                if (value.Array.Count == 0)
                {
                    output.Bytes(" []\n"u8);
                    break;
                }

                BreakAndIndent(output, indent);
                Items(output, value.Array, placing, indent);
                break;
            default:
                output.Byte((byte)' ');
                Scalar(output, value, indent + 2);
                break;
        }
    }

    /// <summary>Writes the items of a list that is not empty; the first goes on in the line begun.</summary>
    private static void Items(Utf8Buffer output, IArrayValue array, Placing placing, int indent)
    {
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
                output.Spaces(indent);
            output.Bytes("- "u8);
            var item = array[i];
            switch (item.Kind)
            {
                case ValueKind.Object:
                    if (!Members(output, item.Object, MemberOrder.PlacingOf(item.Object, placing), indent + 2, inline: true))
                        output.Bytes("{}\n"u8);
                    break;
                case ValueKind.Array when item.Array.Count == 0:
                    output.Bytes("[]\n"u8);
                    break;
                case ValueKind.Array:
                    Items(output, item.Array, Placing.Plain, indent + 2);
                    break;
                default:
                    Scalar(output, item, indent + 2);
                    break;
            }
        }
    }

    private static void Scalar(Utf8Buffer output, Value value, int indent)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                output.Bytes(value.Boolean ? "true"u8 : "false"u8);
                break;
            case ValueKind.Integer:
                output.Integer(value.Integer);
                break;
            case ValueKind.Double:
                output.Double(value.Double);
                break;
            case ValueKind.String:
                Text(output, value.String, indent);
                return;
            default:
                output.Bytes("null"u8);
                break;
        }

        output.Byte((byte)'\n');
    }

    private static void Text(Utf8Buffer output, string text, int indent)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || YamlText.BlockIndicator(text) is not { } indicator)
        {
            Line(output, text);
            output.Byte((byte)'\n');
            return;
        }

        output.Text(indicator);
        output.Byte((byte)'\n');
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            if (!line.IsEmpty)
                output.Spaces(indent);
            output.Text(line);
            output.Byte((byte)'\n');
            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }

    /// <summary>Writes a string within a line: as it is, or between double quotes.</summary>
    private static void Line(Utf8Buffer output, string text)
    {
        if (YamlText.IsPlain(text))
            output.Text(text);
        else
            output.Quoted(text, strict: true);
    }

    private static void BreakAndIndent(Utf8Buffer output, int indent)
    {
        output.Byte((byte)'\n');
        output.Spaces(indent);
    }
}
