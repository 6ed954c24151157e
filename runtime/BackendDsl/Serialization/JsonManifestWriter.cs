using System.Buffers;
using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>Deterministic JSON.</summary>
internal static class JsonManifestWriter
{
    public static string WriteString(IObjectValue resource, bool indented)
    {
        var output = Utf8Buffer.Rent();
        Object(output, resource, MemberOrder.PlacingOf(resource, Placing.Resource), indented ? 0 : -1);
        if (indented)
            output.Byte((byte)'\n');
        var text = output.ToString();
        Utf8Buffer.Return(output);
        return text;
    }

    public static string WriteString(Value value, bool indented)
    {
        var output = Utf8Buffer.Rent();
        Any(output, value, Placing.Plain, indented ? 0 : -1);
        var text = output.ToString();
        Utf8Buffer.Return(output);
        return text;
    }

    public static void Write(IObjectValue resource, IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var output = Utf8Buffer.Rent();
        Object(output, resource, MemberOrder.PlacingOf(resource, Placing.Resource), -1);
        target.Write(output.Written);
        Utf8Buffer.Return(output);
    }

    /// <summary>Writes a value; a negative indent is compact.</summary>
    public static void Any(Utf8Buffer output, Value value, Placing placing, int indent)
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
                output.Quoted(value.String, strict: false);
                break;
            case ValueKind.Array:
                Array(output, value.Array, placing, indent);
                break;
            case ValueKind.Object:
                Object(output, value.Object, MemberOrder.PlacingOf(value.Object, placing), indent);
                break;
            default:
                output.Bytes("null"u8);
                break;
        }
    }

    private static void Array(Utf8Buffer output, IArrayValue array, Placing placing, int indent)
    {
        output.Byte((byte)'[');
        var inner = indent < 0 ? -1 : indent + 2;
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
                output.Byte((byte)',');
            Break(output, inner);
            Any(output, array[i], placing, inner);
        }

        if (array.Count > 0)
            Break(output, indent);
        output.Byte((byte)']');
    }

    private static void Object(Utf8Buffer output, IObjectValue value, Placing placing, int indent)
    {
        output.Byte((byte)'{');
        var inner = indent < 0 ? -1 : indent + 2;
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
                output.Byte((byte)',');
            any = true;
            Break(output, inner);
            if (slotted is not null && at < slotted.SlotCount)
            {
                output.Bytes(slotted.JsonKeyAt(at));
            }
            else
            {
                output.Quoted(value.NameAt(at), strict: false);
                output.Byte((byte)':');
            }

            if (indent >= 0)
                output.Byte((byte)' ');
            Any(output, member, placing == Placing.Plain ? placing : MemberOrder.Inside(placing, value.NameAt(at)), inner);
        }

        if (any)
            Break(output, indent);
        output.Byte((byte)'}');
    }

    private static void Break(Utf8Buffer output, int indent)
    {
        if (indent < 0)
            return;
        output.Byte((byte)'\n');
        output.Spaces(indent);
    }
}
