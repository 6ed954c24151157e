using System.Globalization;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Prints a tree in the form of Envoy's config dump.</summary>
/// <param name="sink">Where to.</param>
/// <param name="lenient">Prints what has no JSON form (a duration out of range) as text, instead of throwing.</param>
internal sealed class TreePrinter(ITreeSink sink, bool lenient)
{
    private const long MaxDurationSeconds = 315_576_000_000;

    public void Message(ApiNode node)
    {
        sink.BeginObject(node.Entries.Count == 0);
        Members(node);
        sink.EndObject();
    }

    public void Field(ApiField field, object value)
    {
        if (value is ApiMap map)
        {
            sink.BeginObject(map.Entries.Count == 0);
            foreach (var (key, item) in map.Entries)
            {
                sink.Name(key);
                Value(field, item);
            }
            sink.EndObject();
        }
        else if (field.IsRepeated && value is List<object> list)
        {
            sink.BeginArray(list.Count == 0);
            foreach (var item in list) Value(field, item);
            sink.EndArray();
        }
        else
        {
            Value(field, value);
        }
    }

    /// <summary>One value of a field: an element of a list, or the value of a map.</summary>
    public void Value(ApiField field, object value)
    {
        switch (field.Kind)
        {
            case ApiKind.Enum: Enum(field.Enum!, (int)value); break;
            case ApiKind.Message: Message((ApiNode)value); break;
            case ApiKind.Wrapper: Scalar(value); break;
            case ApiKind.Any or ApiKind.Duration or ApiKind.Timestamp or ApiKind.Struct or ApiKind.Value or ApiKind.ListValue or ApiKind.FieldMask: WellKnown(field.Kind, value); break;
            default: Scalar(value); break;
        }
    }

    public void WellKnown(ApiKind kind, object value)
    {
        switch (kind)
        {
            case ApiKind.Any: Any((ApiAny)value); break;
            case ApiKind.Duration: sink.String(Duration((ApiTime)value)); break;
            case ApiKind.FieldMask: sink.String((string)value); break;
            case ApiKind.Timestamp: sink.String(Timestamp((ApiTime)value)); break;
            default: Free(value); break;
        }
    }

    private void Members(ApiNode node)
    {
        foreach (var entry in node.Entries)
        {
            sink.Name(entry.Field);
            Field(entry.Field, entry.Value);
        }
    }

    private void Any(ApiAny any)
    {
        if (any.TypeUrl.Length == 0 && any.Bytes.Length == 0)
        {
            sink.BeginObject(true);
            sink.EndObject();
            return;
        }
        sink.BeginObject(false);
        sink.Name("@type");
        sink.String(any.TypeUrl);
        if (any.Message is { } message)
        {
            Members(message);
        }
        else if (any.Value is { } value)
        {
            sink.Name("value");
            var (kind, wrapped) = ApiSchema.KindOf(EnvoyAny.TypeName(any.TypeUrl).ToString());
            if (kind == ApiKind.Wrapper) Scalar(value);
            else WellKnown(kind, value);
        }
        else if (any.Bytes.Length > 0)
        {
            // A type of another library: its bytes are kept as they are, and read back.
            sink.Name("value");
            sink.String(Convert.ToBase64String(any.Bytes));
        }
        sink.EndObject();
    }

    private void Enum(ApiEnum type, int number)
    {
        if (type.TryGetName(number, out var name)) sink.String(name);
        else sink.Integer(number);
    }

    public void Scalar(object value)
    {
        switch (value)
        {
            case string s: sink.String(s); break;
            case byte[] b: sink.String(Convert.ToBase64String(b)); break;
            case bool b: sink.Bool(b); break;
            case int i: sink.Integer(i); break;
            case uint u: sink.Integer(u); break;
            case long l: sink.String(l.ToString(CultureInfo.InvariantCulture)); break;
            case ulong u: sink.String(u.ToString(CultureInfo.InvariantCulture)); break;
            case double d: Double(d); break;
            case float f when float.IsFinite(f): sink.Float(f); break;
            case float f: Double(f); break;
            default: throw new InvalidOperationException(value.GetType().ToString());
        }
    }

    private void Double(double value)
    {
        if (double.IsFinite(value)) sink.Double(value);
        else sink.String(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private void Free(object value)
    {
        switch (value)
        {
            case ApiNull: sink.Null(); break;
            case string s: sink.String(s); break;
            case bool b: sink.Bool(b); break;
            case double d: Double(d); break;
            case ApiStruct members:
                sink.BeginObject(members.Members.Count == 0);
                foreach (var (name, member) in members.Members)
                {
                    sink.Name(name);
                    Free(member);
                }
                sink.EndObject();
                break;
            case List<object> items:
                sink.BeginArray(items.Count == 0);
                foreach (var item in items) Free(item);
                sink.EndArray();
                break;
            default: throw new InvalidOperationException(value.GetType().ToString());
        }
    }

    /// <summary>Seconds with 0, 3, 6 or 9 digits after the point.</summary>
    private string Duration(ApiTime time)
    {
        var valid = Math.Abs((decimal)time.Seconds) <= MaxDurationSeconds && Math.Abs((long)time.Nanos) <= 999_999_999
            && (time.Seconds == 0 || time.Nanos == 0 || Math.Sign(time.Seconds) == Math.Sign(time.Nanos));
        if (!valid)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{time.Seconds}s {time.Nanos}ns");
            return lenient ? text : throw new EnvoyJsonException($"a duration of {text} has no JSON form: its parts are out of range or differ in sign", "", 0, 0);
        }
        var sign = time.Seconds < 0 || time.Nanos < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(time.Seconds)}{Fraction(Math.Abs(time.Nanos))}s");
    }

    private string Timestamp(ApiTime time)
    {
        const long min = -62_135_596_800, max = 253_402_300_799;
        if (time.Seconds is < min or > max || time.Nanos is < 0 or > 999_999_999)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{time.Seconds}s {time.Nanos}ns");
            return lenient ? text : throw new EnvoyJsonException($"a time of {text} since 1970 has no JSON form", "", 0, 0);
        }
        return DateTimeOffset.FromUnixTimeSeconds(time.Seconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(time.Nanos) + "Z";
    }

    private static string Fraction(int nanos)
    {
        if (nanos == 0) return "";
        var digits = nanos.ToString("D9", CultureInfo.InvariantCulture);
        return "." + (nanos % 1_000_000 == 0 ? digits[..3] : nanos % 1_000 == 0 ? digits[..6] : digits);
    }
}
