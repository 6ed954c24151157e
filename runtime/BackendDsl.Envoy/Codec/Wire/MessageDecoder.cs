using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>Turns bytes into a tree. Fields this library does not know are left out.</summary>
internal static class MessageDecoder
{
    /// <summary>Starts so deep that nothing packed is taken out.</summary>
    private const int Shallow = 1 << 20;

    /// <summary>The tree of a message.</summary>
    public static ApiNode Decode(ApiMessage type, ReadOnlySpan<byte> bytes) => Decode(type, bytes, 0);

    /// <summary>The tree of a message, its fields in the order of their declaration; what is packed in it stays packed.</summary>
    public static ApiNode DecodeShallow(ApiMessage type, ReadOnlySpan<byte> bytes) => Decode(type, bytes, Shallow);

    private static ApiNode Decode(ApiMessage type, ReadOnlySpan<byte> bytes, int depth)
    {
        if ((depth & ~Shallow) > EnvoyLimits.WireDepth) throw new WireFormatException($"messages are nested deeper than {EnvoyLimits.WireDepth}");
        var node = new ApiNode(type);
        var reader = new WireReader(bytes);
        var last = 0;
        var sorted = true;
        List<ApiField>? repeatedMessages = null;
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            var wireType = (int)(tag & 7);
            if (tag >> 3 == 0) throw new WireFormatException("a field number of zero");
            if (!type.TryGetField((int)(tag >> 3), out var field) || !Accepts(field, wireType))
            {
                reader.Skip(wireType);
                continue;
            }
            sorted &= field.Number >= last;
            var mayExist = field.Number == last || !sorted;
            last = field.Number;
            if (field.IsMap) ReadMapEntry(Existing(node, field, mayExist) as ApiMap ?? Add(node, field, new ApiMap([])), field, reader.ReadLengthDelimited(), depth);
            else if (field.IsRepeated) ReadElements(Existing(node, field, mayExist) as List<object> ?? Add(node, field, new List<object>()), field, wireType, ref reader, depth);
            else if (ReadSingle(node, field, mayExist, ref reader, depth)) (repeatedMessages ??= []).Add(field);
        }
        if (repeatedMessages is not null) Merge(node, repeatedMessages, bytes, depth);
        Finish(node, sorted, declared: depth >= Shallow);
        return node;
    }

    /// <summary>True when the field is a message that was there before: both have to be merged.</summary>
    private static bool ReadSingle(ApiNode node, ApiField field, bool mayExist, ref WireReader reader, int depth)
    {
        var value = ReadValue(field, ref reader, depth);
        // Members of a oneof replace one another; their numbers may lie apart, so this is asked also of sorted messages.
        if (field.Oneof is not null) RemoveRivals(node, field);
        var index = mayExist ? IndexOf(node, field) : -1;
        if (index < 0)
        {
            node.Entries.Add(new ApiEntry(field, value));
            return false;
        }
        node.Entries[index] = new ApiEntry(field, value);
        return !field.IsNumeric && field.Kind is not (ApiKind.String or ApiKind.Bytes);
    }

    private static void RemoveRivals(ApiNode node, ApiField field)
    {
        for (var i = node.Entries.Count - 1; i >= 0; i--)
        {
            if (node.Entries[i].Field is var other && other != field && other.Oneof == field.Oneof) node.Entries.RemoveAt(i);
        }
    }

    private static int IndexOf(ApiNode node, ApiField field)
    {
        for (var i = 0; i < node.Entries.Count; i++)
        {
            if (node.Entries[i].Field == field) return i;
        }
        return -1;
    }

    /// <summary>A message that occurs twice is what the concatenation of its bytes means.</summary>
    private static void Merge(ApiNode node, List<ApiField> fields, ReadOnlySpan<byte> bytes, int depth)
    {
        foreach (var field in fields.Distinct())
        {
            var merged = new List<byte>();
            var reader = new WireReader(bytes);
            while (!reader.AtEnd)
            {
                var tag = reader.ReadVarint();
                if ((int)(tag >> 3) == field.Number && (tag & 7) == 2) merged.AddRange(reader.ReadLengthDelimited());
                else reader.Skip((int)(tag & 7));
            }
            var index = IndexOf(node, field);
            if (index >= 0) node.Entries[index] = new ApiEntry(field, ReadMessage(field, merged.ToArray(), depth));
        }
    }

    private static void Finish(ApiNode node, bool sorted, bool declared)
    {
        // A zero without presence may be on the wire, but it means that the field is not set.
        for (var i = node.Entries.Count - 1; i >= 0; i--)
        {
            if (!node.Entries[i].Field.HasPresence && IsDefault(node.Entries[i].Value)) node.Entries.RemoveAt(i);
        }
        if (declared) SortByPosition(node.Entries);
        else if (!sorted) node.Entries.Sort(static (a, b) => a.Field.Number.CompareTo(b.Field.Number));
        foreach (var entry in node.Entries)
        {
            if (entry.Value is ApiMap map) SortMap(map);
        }
    }

    /// <summary>The order of the numbers is that of the declaration for most messages, and near it for the others.</summary>
    private static void SortByPosition(List<ApiEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            var entry = entries[i];
            var place = i;
            for (; place > 0 && entries[place - 1].Field.Position > entry.Field.Position; place--) entries[place] = entries[place - 1];
            entries[place] = entry;
        }
    }

    private static bool IsDefault(object value) => value switch
    {
        string s => s.Length == 0,
        byte[] b => b.Length == 0,
        bool b => !b,
        int i => i == 0,
        uint u => u == 0,
        long l => l == 0,
        ulong u => u == 0,
        double d => d == 0,
        float f => f == 0,
        _ => false,
    };

    private static void SortMap(ApiMap map)
    {
        if (map.Entries.Count < 2) return;
        // The last of equal keys wins; the stable sort keeps it last among its equals.
        var sorted = map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        map.Entries.Clear();
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i + 1 == sorted.Count || sorted[i + 1].Key != sorted[i].Key) map.Entries.Add(sorted[i]);
        }
    }

    private static bool Accepts(ApiField field, int wireType)
    {
        if (field.IsMap || !field.IsNumeric) return wireType == 2;
        if (field.IsRepeated && wireType == 2) return true;
        return wireType == field.Kind switch { ApiKind.Double => 1, ApiKind.Float => 5, _ => 0 };
    }

    private static object? Existing(ApiNode node, ApiField field, bool mayExist) => mayExist && node.TryGet(field, out var value) ? value : null;

    private static T Add<T>(ApiNode node, ApiField field, T value)
        where T : class
    {
        node.Entries.Add(new ApiEntry(field, value));
        return value;
    }

    private static void ReadElements(List<object> list, ApiField field, int wireType, ref WireReader reader, int depth)
    {
        if (wireType != 2 || !field.IsNumeric)
        {
            list.Add(ReadValue(field, ref reader, depth));
            return;
        }
        var packed = new WireReader(reader.ReadLengthDelimited());
        while (!packed.AtEnd) list.Add(ReadScalar(field.Kind, ref packed));
    }

    private static void ReadMapEntry(ApiMap map, ApiField field, ReadOnlySpan<byte> bytes, int depth)
    {
        var key = "";
        object? value = null;
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag == (1 << 3 | 2)) key = reader.ReadString();
            else if (tag >> 3 == 2 && (int)(tag & 7) == (field.IsNumeric ? field.Kind switch { ApiKind.Double => 1, ApiKind.Float => 5, _ => 0 } : 2)) value = ReadValue(field, ref reader, depth);
            else reader.Skip((int)(tag & 7));
        }
        map.Entries.Add(new(key, value ?? Default(field, depth)));
    }

    private static object Default(ApiField field, int depth)
    {
        if (!field.IsNumeric) return field.Kind is ApiKind.String ? "" : field.Kind is ApiKind.Bytes ? Array.Empty<byte>() : ReadMessage(field, [], depth);
        var zero = new WireReader(new byte[8]);
        return ReadScalar(field.Kind, ref zero);
    }

    private static object ReadValue(ApiField field, ref WireReader reader, int depth) => field.Kind switch
    {
        ApiKind.String => reader.ReadString(),
        ApiKind.Bytes => reader.ReadLengthDelimited().ToArray(),
        _ when field.IsNumeric => ReadScalar(field.Kind, ref reader),
        _ => ReadMessage(field, reader.ReadLengthDelimited(), depth),
    };

    private static object ReadScalar(ApiKind kind, ref WireReader reader) => kind switch
    {
        ApiKind.Bool => reader.ReadVarint() != 0,
        ApiKind.Int32 or ApiKind.Enum => (int)reader.ReadVarint(),
        ApiKind.UInt32 => (uint)reader.ReadVarint(),
        ApiKind.Int64 => (long)reader.ReadVarint(),
        ApiKind.UInt64 => reader.ReadVarint(),
        ApiKind.Double => BitConverter.UInt64BitsToDouble(reader.ReadFixed64()),
        ApiKind.Float => BitConverter.UInt32BitsToSingle(reader.ReadFixed32()),
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    private static object ReadMessage(ApiField field, ReadOnlySpan<byte> bytes, int depth) => field.Kind switch
    {
        ApiKind.Message => Decode(field.Message!, bytes, depth + 1),
        ApiKind.Wrapper => WellKnownDecoder.Wrapper(field.Wrapped, bytes),
        _ => ReadWellKnown(field.Kind, bytes, depth + 1),
    };

    /// <summary>A message that has a JSON form of its own.</summary>
    public static object ReadWellKnown(ApiKind kind, ReadOnlySpan<byte> bytes, int depth)
    {
        if ((depth & ~Shallow) > EnvoyLimits.WireDepth) throw new WireFormatException($"messages are nested deeper than {EnvoyLimits.WireDepth}");
        return kind switch
        {
            ApiKind.Any => ReadAny(bytes, depth),
            ApiKind.Duration or ApiKind.Timestamp => WellKnownDecoder.Time(bytes),
            ApiKind.Struct => WellKnownDecoder.Struct(bytes, depth & ~Shallow),
            ApiKind.Value => WellKnownDecoder.Value(bytes, depth & ~Shallow),
            ApiKind.FieldMask => WellKnownDecoder.FieldMask(bytes),
            ApiKind.ListValue => WellKnownDecoder.List(bytes, depth & ~Shallow),
            _ => throw new InvalidOperationException(kind.ToString()),
        };
    }

    private static ApiAny ReadAny(ReadOnlySpan<byte> bytes, int depth)
    {
        var url = "";
        ReadOnlySpan<byte> value = [];
        var reader = new WireReader(bytes);
        while (!reader.AtEnd)
        {
            var tag = reader.ReadVarint();
            if (tag == (1 << 3 | 2)) url = reader.ReadString();
            else if (tag == (2 << 3 | 2)) value = reader.ReadLengthDelimited();
            else reader.Skip((int)(tag & 7));
        }
        return Unpack(url, value, depth);
    }

    /// <summary>A packed value; what is inside stays bytes when its type is not known here or the bytes are not of that type.</summary>
    public static ApiAny Unpack(string url, ReadOnlySpan<byte> value, int depth)
    {
        if (depth >= Shallow) return new ApiAny(url, null, value.ToArray());
        object? inside = null;
        var name = EnvoyAny.TypeName(url);
        try
        {
            if (ApiSchema.Default.TryGetMessage(name, out var type))
            {
                var (kind, wrapped) = ApiSchema.KindOf(type.FullName);
                inside = kind switch
                {
                    ApiKind.Message => Decode(type, value, depth + 1),
                    ApiKind.Wrapper => WellKnownDecoder.Wrapper(wrapped, value),
                    _ => ReadWellKnown(kind, value, depth + 1),
                };
            }
        }
        catch (WireFormatException)
        {
            inside = null;
        }
        return new ApiAny(url, inside, value.ToArray());
    }
}
