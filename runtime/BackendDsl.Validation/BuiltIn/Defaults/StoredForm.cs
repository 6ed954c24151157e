using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn.Defaults;

/// <summary>Objects as the server gives them back: what its types always write is there, what is empty is left out, quantities in their canonical form.</summary>
internal static class StoredForm
{
    public static Value Of(TypedObject typed, BuiltInKind kind, int minor)
    {
        var value = Object(typed, minor);
        var node = (ObjectNode)value.Object;
        node.Set("apiVersion", Value.Of(kind.ApiVersion));
        node.Set("kind", Value.Of(kind.Kind));
        return value;
    }

    private static Value Object(TypedObject typed, int minor)
    {
        var result = new ObjectNode(typed.Slots.Length);
        for (var slot = 0; slot < typed.Slots.Length; slot++)
        {
            var member = typed.Type.Members[slot];
            if (!member.IsIn(minor))
                continue;
            var value = Member(typed.Slots[slot], member, minor);
            if (!value.IsAbsent)
                result.Set(member.Name, value);
        }

        return Value.Of(result);
    }

    private static Value Member(in Value value, MemberFacts member, int minor)
    {
        var shape = member.Shape;
        if (value.IsUnknown)
            return value;
        if (value.IsAbsent)
            return Missing(member, minor);
        switch (shape.Kind)
        {
            case ShapeKind.List:
                // An empty list and none are the same where it may be left out.
                return value.Array.Count == 0 && value.Array.IsComplete && !member.IsAlwaysWritten ? Value.Absent : Form(value, shape, minor);
            case ShapeKind.Map:
                return value.Object.Count == 0 && value.Object.IsComplete && !member.IsAlwaysWritten ? Value.Absent : Form(value, shape, minor);
            case ShapeKind.String or ShapeKind.Bytes when !member.IsPointer && !member.IsAlwaysWritten:
                return value.String.Length == 0 ? Value.Absent : Form(value, shape, minor);
            case ShapeKind.Int32 or ShapeKind.Int64 when !member.IsPointer && !member.IsAlwaysWritten:
                return value.Kind == ValueKind.Integer && value.Integer == 0 ? Value.Absent : value;
            case ShapeKind.Boolean when !member.IsPointer && !member.IsAlwaysWritten:
                return value.Boolean ? value : Value.Absent;
            default:
                return Form(value, shape, minor);
        }
    }

    // What is written for a member that is not there: structures that are no pointers are written empty, and zero values where they are always written.
    private static Value Missing(MemberFacts member, int minor)
    {
        if (member.IsPointer)
            return member.IsAlwaysWritten ? Value.Null : Value.Absent;
        switch (member.Shape.Kind)
        {
            case ShapeKind.Object when !member.Shape.Type.IsOpen && !member.IsOmittedWhenZero:
                return Object(new(member.Shape.Type, true), minor);
            case ShapeKind.String when member.IsAlwaysWritten:
                return Value.Of("");
            case ShapeKind.Int32 or ShapeKind.Int64 when member.IsAlwaysWritten:
                return Value.Of(0L);
            case ShapeKind.Boolean when member.IsAlwaysWritten:
                return Value.Of(false);
            case ShapeKind.IntOrString when !member.IsOmittedWhenZero:
                return Value.Of(0L);
            case ShapeKind.Quantity when !member.IsOmittedWhenZero:
                return Value.Of("0");
            case ShapeKind.List or ShapeKind.Map when member.IsAlwaysWritten:
                return Value.Null;
            default:
                return Value.Absent;
        }
    }

    private static Value Form(in Value value, Shape shape, int minor)
    {
        switch (value.Kind)
        {
            case ValueKind.Array:
                var items = new ArrayNode();
                for (var i = 0; i < value.Array.Count; i++)
                    items.Add(Form(value.Array[i], shape.Item, minor));
                return Value.Of(items);
            case ValueKind.Object when value.Object is TypedObject typed:
                return Object(typed, minor);
            case ValueKind.Object when value.Object is TypedMap map:
                var entries = new ObjectNode(map.Count);
                for (var i = 0; i < map.Count; i++)
                    entries.Set(map.Keys[i], Form(map.Values[i], shape.Item, minor));
                return Value.Of(entries);
            case ValueKind.String when shape.Kind == ShapeKind.Quantity:
                return Value.Of(QuantityText.Stored(value.String));
            case ValueKind.String when shape.Kind == ShapeKind.Bytes:
                return Base64.TryDecode(value.String, urlSafe: false, out var bytes) ? Value.Of(Convert.ToBase64String(bytes)) : value;
            case ValueKind.String when shape.Kind == ShapeKind.Time:
                return Rfc3339.TryParse(value.String, out var time) ? Value.Of(Rfc3339.Format(new(time.UnixSeconds))) : value;
            case ValueKind.String when shape.Kind == ShapeKind.MicroTime:
                return Rfc3339.TryParse(value.String, out var precise) ? Value.Of(Micro(precise)) : value;
            default:
                return value;
        }
    }

    // Always six digits of the second, in UTC.
    private static string Micro(GoTime time)
    {
        var seconds = Rfc3339.Format(new(time.UnixSeconds));
        return seconds.Substring(0, seconds.Length - 1) + "." + (time.Nanoseconds / 1000).ToString("D6", CultureInfo.InvariantCulture) + "Z";
    }
}
