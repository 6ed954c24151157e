using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace BackendDsl.Envoy.Codec.Schema;

/// <summary>
/// Names, numbers and types of every message, read from a table that the build prints from the protos (<c>messages.txt</c>) instead of from the descriptors:
/// these cost a tenth of a second on first use, the table a few milliseconds.
/// </summary>
internal sealed class ApiSchema
{
    private static readonly Lazy<ApiSchema> s_default = new(() => new ApiSchema(Resource("messages.txt")));

    private readonly Dictionary<string, ApiMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiMessage>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly Dictionary<string, ApiEnum> _enums = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<System.Type, ApiMessage?> _byType = [];

    private ApiSchema(string text)
    {
        foreach (var name in new[] { "Any", "Duration", "Timestamp", "Struct", "Value", "ListValue", "Empty", "FieldMask" }) Add("google.protobuf." + name, "");
        foreach (var (name, scalar) in new[] { ("UInt32Value", "uint32"), ("UInt64Value", "uint64"), ("Int32Value", "int32"), ("Int64Value", "int64"), ("BoolValue", "bool"), ("DoubleValue", "double"), ("FloatValue", "float"), ("StringValue", "string"), ("BytesValue", "bytes") })
        {
            Add("google.protobuf." + name, $"1 value {scalar}");
        }
        // Blocks start with "M <name>" or "E <name>" and hold the lines up to the next block.
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            var name = (end < 0 ? block[2..] : block[2..end]).TrimEnd();
            var body = end < 0 ? "" : block[(end + 1)..];
            if (block[0] == 'M') Add(name, body);
            else _enums.Add(name, new ApiEnum(name, body.TrimEnd()));
        }
        _byName = _messages.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static ApiSchema Default => s_default.Value;

    public IEnumerable<ApiMessage> Messages => _messages.Values;

    public int Count => _messages.Count;

    public ApiMessage Message(string fullName) => _messages[fullName];

    public ApiEnum Enum(string fullName) => _enums[fullName];

    public bool TryGetMessage(ReadOnlySpan<char> fullName, [NotNullWhen(true)] out ApiMessage? message) => _byName.TryGetValue(fullName, out message);

    /// <summary>The message of a generated class, found by its name and so without its descriptor.</summary>
    public bool TryGetMessage(System.Type type, [NotNullWhen(true)] out ApiMessage? message)
    {
        message = _byType.GetOrAdd(type, Find);
        return message is not null;
    }

    /// <summary>The message of an instance.</summary>
    public ApiMessage MessageOf(IMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return TryGetMessage(message.GetType(), out var found)
            ? found
            : throw new ArgumentException($"{message.GetType()} is not one of the messages of this library", nameof(message));
    }

    /// <summary>What a type name of the table means.</summary>
    public static (ApiKind Kind, ApiKind Wrapped) KindOf(string type) => type switch
    {
        "string" => (ApiKind.String, default),
        "bytes" => (ApiKind.Bytes, default),
        "bool" => (ApiKind.Bool, default),
        "int32" => (ApiKind.Int32, default),
        "uint32" => (ApiKind.UInt32, default),
        "int64" => (ApiKind.Int64, default),
        "uint64" => (ApiKind.UInt64, default),
        "double" => (ApiKind.Double, default),
        "float" => (ApiKind.Float, default),
        "google.protobuf.Any" => (ApiKind.Any, default),
        "google.protobuf.Duration" => (ApiKind.Duration, default),
        "google.protobuf.Timestamp" => (ApiKind.Timestamp, default),
        "google.protobuf.Struct" => (ApiKind.Struct, default),
        "google.protobuf.Value" => (ApiKind.Value, default),
        "google.protobuf.ListValue" => (ApiKind.ListValue, default),
        "google.protobuf.FieldMask" => (ApiKind.FieldMask, default),
        "google.protobuf.StringValue" => (ApiKind.Wrapper, ApiKind.String),
        "google.protobuf.BytesValue" => (ApiKind.Wrapper, ApiKind.Bytes),
        "google.protobuf.BoolValue" => (ApiKind.Wrapper, ApiKind.Bool),
        "google.protobuf.Int32Value" => (ApiKind.Wrapper, ApiKind.Int32),
        "google.protobuf.UInt32Value" => (ApiKind.Wrapper, ApiKind.UInt32),
        "google.protobuf.Int64Value" => (ApiKind.Wrapper, ApiKind.Int64),
        "google.protobuf.UInt64Value" => (ApiKind.Wrapper, ApiKind.UInt64),
        "google.protobuf.DoubleValue" => (ApiKind.Wrapper, ApiKind.Double),
        "google.protobuf.FloatValue" => (ApiKind.Wrapper, ApiKind.Float),
        _ => (ApiKind.Message, default),
    };

    /// <summary>The text of a table of facts that is part of this assembly.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(ApiSchema).Assembly.GetManifestResourceStream("BackendDsl.Envoy.Facts." + name)
            ?? throw new InvalidOperationException($"the table {name} is not part of the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void Add(string name, string lines) => _messages.Add(name, new ApiMessage(this, name, _messages.Count, lines));

    private ApiMessage? Find(System.Type type)
    {
        var wanted = type.FullName!.Replace("+Types+", ".", StringComparison.Ordinal);
        foreach (var message in _messages.Values)
        {
            if (wanted.EndsWith(message.FullName[(message.FullName.LastIndexOf('.') + 1)..], StringComparison.Ordinal)
                && ClassName(message.FullName) == wanted) return message;
        }
        return null;
    }

    /// <summary>The name of the class of a message, nested classes after a dot.</summary>
    private static string ClassName(string fullName)
    {
        if (fullName.StartsWith("google.protobuf.", StringComparison.Ordinal)) return "Google.Protobuf.WellKnownTypes." + fullName["google.protobuf.".Length..];
        var result = new System.Text.StringBuilder("BackendDsl.Envoy");
        var first = true;
        foreach (var part in fullName.Split('.'))
        {
            if (first && part is "envoy" or "google") { first = false; continue; }
            first = false;
            result.Append('.');
            if (char.IsAsciiLetterUpper(part[0])) { result.Append(part); continue; }
            foreach (var word in part.Split('_')) result.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }
        return result.ToString();
    }
}
