using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackendDsl.Envoy.Codec.Schema;

/// <summary>The fields of a message. They are read when first asked for, so that a process pays only for what it uses.</summary>
internal sealed class ApiMessage(ApiSchema schema, string fullName, int index, string lines)
{
    private readonly Lock _lock = new();
    private Tables? _tables;

    public string FullName { get; } = fullName;

    /// <summary>Its place among all messages, for tables that are looked into for every message that is met.</summary>
    public int Index { get; } = index;

    /// <summary>In the order in which they are declared.</summary>
    public IReadOnlyList<ApiField> Fields => Read().Fields;

    public bool TryGetField(int number, [NotNullWhen(true)] out ApiField? field)
    {
        var byNumber = Read().ByNumber;
        field = (uint)number < (uint)byNumber.Length ? byNumber[number] : null;
        return field is not null;
    }

    /// <summary>By either spelling.</summary>
    public bool TryGetField(string name, [NotNullWhen(true)] out ApiField? field) => Read().ByName.TryGetValue(name, out field);

    private Tables Read()
    {
        if (_tables is { } read) return read;
        lock (_lock)
        {
            return _tables ??= new Tables(ReadFields());
        }
    }

    private List<ApiField> ReadFields()
    {
        var fields = new List<ApiField>();
        foreach (var range in lines.AsSpan().Split('\n'))
        {
            var line = lines[range];
            if (line.Length == 0) continue;
            fields.Add(ReadField(line.Split(' '), fields.Count));
        }
        return fields;
    }

    // "<number> <name> <type> [|<oneof>] [~]", where a type is "*<type>" when repeated, "map:<type>", "enum:<name>", a scalar, or a message.
    private ApiField ReadField(string[] parts, int position)
    {
        var type = parts[2];
        var repeated = type[0] == '*';
        if (repeated) type = type[1..];
        var map = type.StartsWith("map:", StringComparison.Ordinal);
        if (map) type = type[4..];
        var isEnum = type.StartsWith("enum:", StringComparison.Ordinal);
        var (kind, wrapped) = isEnum ? (ApiKind.Enum, default) : ApiSchema.KindOf(type);
        return new ApiField
        {
            Number = int.Parse(parts[0], CultureInfo.InvariantCulture),
            Position = position,
            Name = parts[1],
            EncodedName = System.Text.Json.JsonEncodedText.Encode(parts[1]),
            Kind = kind,
            Wrapped = wrapped,
            IsRepeated = repeated,
            IsMap = map,
            Oneof = parts.FirstOrDefault(p => p[0] == '|')?[1..],
            IsDeprecated = parts[^1] == "~",
            Enum = isEnum ? schema.Enum(type[5..]) : null,
            Message = kind == ApiKind.Message ? schema.Message(type) : null,
        };
    }

    private sealed class Tables
    {
        public Tables(List<ApiField> fields)
        {
            Fields = fields;
            ByNumber = new ApiField[fields.Count == 0 ? 0 : fields.Max(f => f.Number) + 1];
            ByName = new(fields.Count * 2, StringComparer.Ordinal);
            foreach (var field in fields)
            {
                ByNumber[field.Number] = field;
                ByName.Add(field.Name, field);
                ByName.TryAdd(ApiField.CamelCase(field.Name), field);
            }
        }

        public List<ApiField> Fields { get; }

        public ApiField?[] ByNumber { get; }

        public Dictionary<string, ApiField> ByName { get; }
    }
}
