using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Wire;
using BackendDsl.Envoy.Codec.Yaml;
using Google.Protobuf;

namespace BackendDsl.Envoy;

/// <summary>
/// Messages as text, in the form of Envoy's config dump: names with underscores, durations as <c>5s</c>, packed messages in place with their
/// <c>@type</c>, maps in the order of their keys, 64-bit numbers as strings, empty messages as <c>{}</c>.
/// </summary>
/// <remarks>No descriptor is loaded: names and types come from a table of this library.</remarks>
public static class EnvoyJson
{
    /// <summary>JSON, two spaces a level, lines ended by <c>\n</c>, the same for equal messages.</summary>
    /// <exception cref="EnvoyJsonException">A value has no JSON form, for instance a duration out of range.</exception>
    public static string Format(IMessage message)
    {
        using var sink = new JsonSink(indented: true);
        Print(message, sink);
        return sink.ToString();
    }

    /// <summary>JSON on one line.</summary>
    /// <exception cref="EnvoyJsonException">A value has no JSON form, for instance a duration out of range.</exception>
    public static string FormatCompact(IMessage message)
    {
        using var sink = new JsonSink(indented: false);
        Print(message, sink);
        return sink.ToString();
    }

    /// <summary>The same as <see cref="Format"/>, as bytes.</summary>
    /// <exception cref="EnvoyJsonException">A value has no JSON form, for instance a duration out of range.</exception>
    public static byte[] FormatUtf8(IMessage message)
    {
        using var sink = new JsonSink(indented: true);
        Print(message, sink);
        return sink.Utf8().ToArray();
    }

    /// <summary>YAML. Strings that a reader would take for something else, such as <c>"1024"</c> or <c>"on"</c>, are quoted.</summary>
    /// <exception cref="EnvoyJsonException">A value has no JSON form, for instance a duration out of range.</exception>
    public static string FormatYaml(IMessage message)
    {
        var sink = new YamlSink();
        Print(message, sink);
        return sink.ToString();
    }

    /// <summary>Reads JSON as Envoy does; see <see cref="Parse{T}(string, ICollection{Finding})"/>.</summary>
    /// <exception cref="EnvoyJsonException">It is not JSON, or not such a message.</exception>
    public static T Parse<T>(string json)
        where T : class, IMessage<T>, new() => Parse<T>(json, null);

    /// <summary>Reads YAML as Envoy does; see <see cref="ParseYaml{T}(string, ICollection{Finding})"/>.</summary>
    /// <exception cref="EnvoyJsonException">It is not YAML, or not such a message.</exception>
    public static T ParseYaml<T>(string yaml)
        where T : class, IMessage<T>, new() => ParseYaml<T>(yaml, null);

    /// <summary>Reads JSON as Envoy does: names in either spelling, <c>connect_timeout</c> or <c>connectTimeout</c>; packed messages are packed again.</summary>
    /// <param name="json">The text.</param>
    /// <param name="findings">Where to tell of what Envoy takes, but not as it reads, for instance members given twice.</param>
    /// <exception cref="EnvoyJsonException">It is not JSON, or not such a message.</exception>
    public static T Parse<T>(string json, ICollection<Finding>? findings)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(json);
        return Build<T>(JsonDocumentReader.Read(json), tolerant: false, findings);
    }

    /// <summary>Reads YAML as Envoy does; of several documents the first one.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="findings">Where to tell of what Envoy takes, but not as it reads: members given twice, further documents.</param>
    /// <exception cref="EnvoyJsonException">It is not YAML, or not such a message.</exception>
    public static T ParseYaml<T>(string yaml, ICollection<Finding>? findings)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var document = YamlDocumentReader.ReadFirst(yaml, out var others);
        if (others > 0) findings?.Add(FurtherDocuments(others));
        return Build<T>(document, tolerant: false, findings);
    }

    internal static Finding FurtherDocuments(int count) => new()
    {
        Id = "envoy-further-documents",
        Severity = FindingSeverity.Warning,
        Message = $"{count} further {(count == 1 ? "document is" : "documents are")} not read: Envoy reads the first one alone",
        Source = FindingSource.Document,
        Effect = FindingEffect.Ignored,
    };

    /// <summary>The tree of a message.</summary>
    internal static ApiNode Tree(IMessage message) => MessageDecoder.Decode(ApiSchema.Default.MessageOf(message), message.ToByteArray());

    /// <summary>A message from what was read.</summary>
    internal static T Build<T>(DocumentNode node, bool tolerant, ICollection<Finding>? findings = null)
        where T : class, IMessage<T>, new()
    {
        if (!ApiSchema.Default.TryGetMessage(typeof(T), out var type)) throw new ArgumentException($"{typeof(T)} is not one of the messages of this library");
        var message = new T();
        try
        {
            message.MergeFrom(new MessageEncoder(tolerant, findings).Encode(type, node));
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException)
        {
            throw node.Fault(e.Message, inner: e);
        }
        return message;
    }

    private static void Print(IMessage message, ITreeSink sink)
    {
        ArgumentNullException.ThrowIfNull(message);
        var type = ApiSchema.Default.MessageOf(message);
        var printer = new TreePrinter(sink, lenient: false);
        var bytes = message.ToByteArray();
        try
        {
            var (kind, wrapped) = ApiSchema.KindOf(type.FullName);
            if (kind == ApiKind.Message) printer.Message(MessageDecoder.Decode(type, bytes));
            else if (kind == ApiKind.Wrapper) printer.Scalar(WellKnownDecoder.Wrapper(wrapped, bytes));
            else printer.WellKnown(kind, MessageDecoder.ReadWellKnown(kind, bytes, 0));
        }
        catch (WireFormatException e)
        {
            throw new EnvoyJsonException(e.Message, "", 0, 0, e);
        }
    }
}
