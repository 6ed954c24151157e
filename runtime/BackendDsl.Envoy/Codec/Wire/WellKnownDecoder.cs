using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>Reads the messages of google.protobuf that have a JSON form of their own.</summary>
internal static class WellKnownDecoder
{
    public static ApiTime Time(ReadOnlySpan<byte> bytes)
    {
        long seconds = 0;
        var nanos = 0;
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag == 1 << 3) seconds = (long)reader.ReadVarint();
            else if (tag == 2 << 3) nanos = (int)reader.ReadVarint();
            else reader.Skip((int)(tag & 7));
        }
        return new ApiTime(seconds, nanos);
    }

    /// <summary>The paths in their JSON form: in lower camel case, joined by commas.</summary>
    public static string FieldMask(ReadOnlySpan<byte> bytes)
    {
        var paths = new List<string>();
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag == (1 << 3 | 2)) paths.Add(ApiField.CamelCase(reader.ReadString()));
            else reader.Skip((int)(tag & 7));
        }
        return string.Join(',', paths);
    }

    public static object Wrapper(ApiKind kind, ReadOnlySpan<byte> bytes)
    {
        object value = kind switch
        {
            ApiKind.String => "",
            ApiKind.Bytes => Array.Empty<byte>(),
            ApiKind.Bool => false,
            ApiKind.Int32 => 0,
            ApiKind.UInt32 => 0u,
            ApiKind.Int64 => 0L,
            ApiKind.UInt64 => 0ul,
            ApiKind.Double => 0d,
            _ => 0f,
        };
        var wireType = kind switch { ApiKind.String or ApiKind.Bytes => 2u, ApiKind.Double => 1u, ApiKind.Float => 5u, _ => 0u };
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag != (1 << 3 | wireType))
            {
                reader.Skip((int)(tag & 7));
                continue;
            }
            value = kind switch
            {
                ApiKind.String => reader.ReadString(),
                ApiKind.Bytes => reader.ReadLengthDelimited().ToArray(),
                ApiKind.Bool => reader.ReadVarint() != 0,
                ApiKind.Int32 => (int)reader.ReadVarint(),
                ApiKind.UInt32 => (uint)reader.ReadVarint(),
                ApiKind.Int64 => (long)reader.ReadVarint(),
                ApiKind.UInt64 => reader.ReadVarint(),
                ApiKind.Double => BitConverter.UInt64BitsToDouble(reader.ReadFixed64()),
                _ => BitConverter.UInt32BitsToSingle(reader.ReadFixed32()),
            };
        }
        return value;
    }

    public static ApiStruct Struct(ReadOnlySpan<byte> bytes, int depth)
    {
        var members = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag != (1 << 3 | 2))
            {
                reader.Skip((int)(tag & 7));
                continue;
            }
            var key = "";
            object value = ApiNull.Instance;
            var entry = new WireReader(reader.ReadLengthDelimited());
            while (!entry.AtEnd)
            {
                var inner = entry.ReadVarint();
                if (inner == (1 << 3 | 2)) key = entry.ReadString();
                else if (inner == (2 << 3 | 2)) value = Value(entry.ReadLengthDelimited(), depth + 1);
                else entry.Skip((int)(inner & 7));
            }
            members[key] = value;
        }
        return new ApiStruct([.. members]);
    }

    public static List<object> List(ReadOnlySpan<byte> bytes, int depth)
    {
        var items = new List<object>();
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag == (1 << 3 | 2)) items.Add(Value(reader.ReadLengthDelimited(), depth + 1));
            else reader.Skip((int)(tag & 7));
        }
        return items;
    }

    public static object Value(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > EnvoyLimits.WireDepth) throw new WireFormatException($"values are nested deeper than {EnvoyLimits.WireDepth}");
        object value = ApiNull.Instance;
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            switch (tag)
            {
                case 1 << 3: reader.ReadVarint(); value = ApiNull.Instance; break;
                case 2 << 3 | 1: value = BitConverter.UInt64BitsToDouble(reader.ReadFixed64()); break;
                case 3 << 3 | 2: value = reader.ReadString(); break;
                case 4 << 3: value = reader.ReadVarint() != 0; break;
                case 5 << 3 | 2: value = Struct(reader.ReadLengthDelimited(), depth + 1); break;
                case 6 << 3 | 2: value = List(reader.ReadLengthDelimited(), depth + 1); break;
                default: reader.Skip((int)(tag & 7)); break;
            }
        }
        return value;
    }
}
