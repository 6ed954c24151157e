using System.Globalization;
using System.Text;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Codec.Text;

/// <summary>Messages in protobuf's text format on one line, as Envoy prints them into its errors.</summary>
internal sealed class DebugText
{
    /// <summary>One of the words Envoy puts before a dump, chosen at random there, so that nobody reads the dump by a program.</summary>
    public const string Prefix = "goo.gle/debugstr ";

    private readonly StringBuilder _text = new();

    /// <summary>The text, with a space at its end where there is any.</summary>
    public static string Format(ApiNode node)
    {
        var text = new DebugText();
        text.Message(node);
        return text._text.ToString();
    }

    /// <summary>What is packed, as bytes.</summary>
    public static string Packed(string typeUrl, byte[] bytes)
    {
        var text = new DebugText();
        text.Any(new ApiAny(typeUrl, null, bytes));
        return text._text.ToString();
    }

    private void Message(ApiNode node)
    {
        foreach (var (field, value) in node.Entries) Field(field, value);
    }

    private void Field(ApiField field, object value)
    {
        if (value is ApiMap map)
        {
            foreach (var (key, item) in map.Entries)
            {
                _text.Append(field.Name).Append(" { key: ");
                Quoted(Encoding.UTF8.GetBytes(key));
                _text.Append(' ');
                Single(field, "value", item);
                _text.Append("} ");
            }
        }
        else if (field.IsRepeated)
        {
            foreach (var item in (List<object>)value) Single(field, field.Name, item);
        }
        else
        {
            Single(field, field.Name, value);
        }
    }

    private void Single(ApiField field, string name, object value)
    {
        _text.Append(name);
        switch (value)
        {
            case ApiNode node:
                Block(() => Message(node));
                break;
            case ApiAny any:
                Block(() => Any(any));
                break;
            case ApiTime time:
                Block(() =>
                {
                    if (time.Seconds != 0) _text.Append(CultureInfo.InvariantCulture, $"seconds: {time.Seconds} ");
                    if (time.Nanos != 0) _text.Append(CultureInfo.InvariantCulture, $"nanos: {time.Nanos} ");
                });
                break;
            case ApiStruct members:
                Block(() => Struct(members));
                break;
            case var free when field.Kind == ApiKind.Value:
                Block(() => Value(free));
                break;
            case var wrapped when field.Kind == ApiKind.Wrapper:
                Block(() =>
                {
                    if (!IsZero(wrapped)) Scalar(null, "value", wrapped);
                });
                break;
            default:
                Scalar(field, "", value);
                break;
        }
    }

    private void Block(Action inside)
    {
        _text.Append(" { ");
        inside();
        _text.Append("} ");
    }

    private void Scalar(ApiField? field, string name, object value)
    {
        _text.Append(name).Append(": ");
        switch (value)
        {
            case string text: Quoted(Encoding.UTF8.GetBytes(text)); break;
            case byte[] bytes: Quoted(bytes); break;
            case bool flag: _text.Append(flag ? "true" : "false"); break;
            case int number when field?.Enum is { } type && type.TryGetName(number, out var known): _text.Append(known); break;
            case double number: _text.Append(Number(number)); break;
            case float number: _text.Append(Number(number)); break;
            default: _text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
        }
        _text.Append(' ');
    }

    private void Any(ApiAny any)
    {
        if (any.Message is { } message)
        {
            _text.Append('[').Append(any.TypeUrl).Append(']');
            Block(() => Message(message));
            return;
        }
        if (any.TypeUrl.Length > 0) Scalar(null, "type_url", any.TypeUrl);
        if (any.Bytes.Length > 0) Scalar(null, "value", any.Bytes);
    }

    private void Struct(ApiStruct value)
    {
        foreach (var (key, item) in value.Members)
        {
            _text.Append("fields { key: ");
            Quoted(Encoding.UTF8.GetBytes(key));
            _text.Append(" value { ");
            Value(item);
            _text.Append("} } ");
        }
    }

    private void Value(object value)
    {
        switch (value)
        {
            case ApiNull: _text.Append("null_value: NULL_VALUE "); break;
            case string text: Scalar(null, "string_value", text); break;
            case bool flag: Scalar(null, "bool_value", flag); break;
            case double number: Scalar(null, "number_value", number); break;
            case ApiStruct members:
                _text.Append("struct_value");
                Block(() => Struct(members));
                break;
            case List<object> items:
                _text.Append("list_value");
                Block(() =>
                {
                    foreach (var item in items)
                    {
                        _text.Append("values");
                        Block(() => Value(item));
                    }
                });
                break;
        }
    }

    private void Quoted(ReadOnlySpan<byte> bytes)
    {
        _text.Append('"');
        foreach (var b in bytes)
        {
            switch (b)
            {
                case (byte)'\n': _text.Append("\\n"); break;
                case (byte)'\r': _text.Append("\\r"); break;
                case (byte)'\t': _text.Append("\\t"); break;
                case (byte)'"': _text.Append("\\\""); break;
                case (byte)'\'': _text.Append("\\'"); break;
                case (byte)'\\': _text.Append("\\\\"); break;
                case < 32 or >= 127: _text.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0')); break;
                default: _text.Append((char)b); break;
            }
        }
        _text.Append('"');
    }

    private static bool IsZero(object value) => value switch
    {
        string s => s.Length == 0,
        byte[] b => b.Length == 0,
        bool b => !b,
        double d => BitConverter.DoubleToInt64Bits(d) == 0,
        float f => BitConverter.SingleToInt32Bits(f) == 0,
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture) == 0,
    };

    private static string Number(double value)
    {
        if (double.IsNaN(value)) return "nan";
        if (double.IsInfinity(value)) return value > 0 ? "inf" : "-inf";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return e < 0 ? text : text[..e] + "e" + text[(e + 1)] + text[(e + 2)..].PadLeft(2, '0');
    }
}
