using System.Globalization;
using BackendDsl.Envoy.Codec.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackendDsl.Envoy.Codec.Yaml;

/// <summary>
/// Reads YAML into nodes as Envoy reads it: plain scalars are null, a boolean of YAML 1.1 (also <c>y</c> and <c>off</c>), a whole number (also
/// <c>0x10</c> and <c>010</c>), else text; text too is every other number, as fields of numbers take it. Quotes and the tag <c>!</c> make text, other
/// tags say nothing. Members whose key has the tag <c>!ignore</c> are left out. There are no merge keys.
/// </summary>
internal sealed class YamlDocumentReader
{
    private readonly Parser _parser;
    private readonly Dictionary<string, (DocumentNode Node, int Size)> _anchors = [];
    private int _nodes;
    private int _line = 1;
    private int _column = 1;

    private readonly string _text;

    private YamlDocumentReader(string text)
    {
        _text = text;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads every document of a text; empty ones are left out.</summary>
    /// <exception cref="EnvoyJsonException">It is not YAML.</exception>
    public static List<DocumentNode> Read(string text, bool keepEmpty = false)
    {
        var reader = new YamlDocumentReader(text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text);
        try
        {
            return reader.ReadStream(keepEmpty);
        }
        catch (YamlException e)
        {
            throw new EnvoyJsonException("not YAML: " + e.Message, "", (int)e.Start.Line, (int)e.Start.Column, e);
        }
        catch (Exception e) when (e is not (EnvoyJsonException or OutOfMemoryException))
        {
            // Damaged text takes the parser into states that it meets with exceptions of other kinds; what they say helps nobody.
            throw new EnvoyJsonException("not YAML: a bracket, quote or indentation does not fit here or just after", "", reader._line, reader._column, e);
        }
    }

    private List<DocumentNode> ReadStream(bool keepEmpty)
    {
        var documents = new List<DocumentNode>();
        _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _parser.Consume<DocumentStart>();
            var empty = _parser.Accept<Scalar>(out var scalar) && scalar is { Value.Length: 0, Style: ScalarStyle.Plain };
            var node = ReadNode(0);
            if (!empty || keepEmpty) documents.Add(node);
            _parser.Consume<DocumentEnd>();
            _anchors.Clear();
        }
        return documents;
    }

    private DocumentNode ReadNode(int depth)
    {
        var before = _nodes;
        var parsed = _parser.Consume<ParsingEvent>();
        int line = (int)parsed.Start.Line, column = (int)parsed.Start.Column;
        (_line, _column) = (line, column);
        if (depth > EnvoyLimits.Depth) throw new EnvoyJsonException($"nested deeper than {EnvoyLimits.Depth}", "", line, column);
        Count(1, line, column);
        DocumentNode node;
        switch (parsed)
        {
            case AnchorAlias alias:
                if (!_anchors.TryGetValue(alias.Value.Value, out var target)) throw new EnvoyJsonException($"the anchor {alias.Value} is not defined before", "", line, column);
                Count(target.Size, line, column);
                return target.Node;
            case Scalar scalar:
                node = ReadScalar(scalar, line, column);
                break;
            case SequenceStart:
                var items = new List<DocumentNode>();
                while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode(depth + 1));
                node = new DocumentNode { Kind = DocumentKind.Array, Items = items, Line = line, Column = column };
                break;
            case MappingStart:
                var members = new List<DocumentMember>();
                while (!_parser.TryConsume<MappingEnd>(out _))
                {
                    if (!_parser.TryConsume<Scalar>(out var key)) throw new EnvoyJsonException("a key that is not a scalar", "", line, column);
                    CheckText(key, line, column);
                    Anchor(key, new DocumentNode { Kind = DocumentKind.String, Text = key.Value, Line = line, Column = column }, 1);
                    var value = ReadNode(depth + 1);
                    if (key.Tag.IsEmpty || key.Tag.Value != "!ignore") members.Add(new DocumentMember(key.Value, value));
                }
                node = new DocumentNode { Kind = DocumentKind.Object, Members = members, Line = line, Column = column };
                break;
            default:
                throw new EnvoyJsonException("not YAML that has a JSON form", "", line, column);
        }
        if (parsed is NodeEvent anchored) Anchor(anchored, node, _nodes - before);
        return node;
    }

    private void Anchor(NodeEvent parsed, DocumentNode node, int size)
    {
        if (!parsed.Anchor.IsEmpty) _anchors[parsed.Anchor.Value] = (node, size);
    }

    private void Count(int nodes, int line, int column)
    {
        if (nodes > EnvoyLimits.YamlNodes - _nodes) throw new EnvoyJsonException($"more than {EnvoyLimits.YamlNodes} values", "", line, column);
        _nodes += nodes;
    }

    private DocumentNode ReadScalar(Scalar scalar, int line, int column)
    {
        var text = scalar.Value;
        CheckText(scalar, line, column);
        var isText = scalar.Tag.IsEmpty ? scalar.Style != ScalarStyle.Plain : scalar.Tag.Value == "!";
        var kind = DocumentKind.String;
        if (!isText)
        {
            if (scalar.Tag.IsEmpty && text is "" or "~" or "null" or "Null" or "NULL") kind = DocumentKind.Null;
            else if (s_booleans.TryGetValue(text, out var flag)) kind = flag ? DocumentKind.True : DocumentKind.False;
            else if (TryInteger(text, out var number))
            {
                // Beyond this a double is not exact, and the digits are kept as text.
                kind = Math.Abs((decimal)number) <= MaxExact ? DocumentKind.Number : DocumentKind.String;
                text = number.ToString(CultureInfo.InvariantCulture);
            }
        }
        return new DocumentNode { Kind = kind, Text = text, Line = line, Column = column };
    }

    /// <summary>A whole number of 64 bits in decimal, octal (<c>010</c>) or hexadecimal.</summary>
    private static bool TryInteger(string text, out long number)
    {
        number = 0;
        var digits = text.AsSpan();
        var negative = digits.StartsWith("-");
        if (negative || digits.StartsWith("+")) digits = digits[1..];
        if (digits.IsEmpty || !char.IsAsciiDigit(digits[0])) return false;
        UInt128 value = 0;
        var radix = 10u;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) radix = 16;
        else if (digits.Length > 1 && digits[0] == '0') radix = 8;
        if (radix == 16) digits = digits[2..];
        if (digits.IsEmpty || digits.Length > 40) return false;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? (uint)Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix) return false;
            value = value * radix + digit;
            if (value > (UInt128)long.MaxValue + (negative ? 1u : 0u)) return false;
        }
        number = negative ? (long)-(Int128)value : (long)value;
        return true;
    }

    /// <summary>Every document of a text but the first is left alone by Envoy.</summary>
    public static DocumentNode ReadFirst(string text, out int others)
    {
        var documents = Read(text, keepEmpty: true);
        others = documents.Count - 1;
        if (documents.Count == 0 || documents[0].Kind != DocumentKind.Object) throw new EnvoyJsonException("expected an object in the first document", "", documents.Count > 0 ? documents[0].Line : 1, 1);
        return documents[0];
    }

    /// <summary>Halves of surrogate pairs have no form in any message, nor do escapes of them in YAML, not even in pairs.</summary>
    private void CheckText(Scalar scalar, int line, int column)
    {
        var text = scalar.Value;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!isPair || (scalar.Style == ScalarStyle.DoubleQuoted && IsEscaped(scalar))) throw new EnvoyJsonException("not YAML: invalid unicode", "", line, column);
            i++;
        }
    }

    private bool IsEscaped(Scalar scalar)
    {
        var (start, end) = ((int)scalar.Start.Index, (int)Math.Min(scalar.End.Index, _text.Length));
        return start < end && _text.AsSpan(start, end - start).Contains("\\ud", StringComparison.OrdinalIgnoreCase);
    }

    private const decimal MaxExact = 9_007_199_254_740_992;

    private static readonly Dictionary<string, bool> s_booleans = Booleans();

    // Each of them in lower case, in capitals, and with a capital first.
    private static Dictionary<string, bool> Booleans()
    {
        var all = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (word, value) in new[] { ("y", true), ("n", false), ("yes", true), ("no", false), ("true", true), ("false", false), ("on", true), ("off", false) })
        {
            all[word] = value;
            all[word.ToUpperInvariant()] = value;
            all[char.ToUpperInvariant(word[0]) + word[1..]] = value;
        }
        return all;
    }
}
