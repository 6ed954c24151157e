using BackendDsl.Envoy.Codec.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackendDsl.Envoy.Codec.Yaml;

/// <summary>Reads YAML into nodes. Plain scalars mean what YAML 1.2 says; anchors are followed, tags other than of strings are refused.</summary>
internal sealed partial class YamlDocumentReader
{
    /// <summary>Most nodes of a text once its anchors are followed.</summary>
    private const int MaxNodes = 20_000_000;

    private readonly Parser _parser;
    private readonly Dictionary<string, (DocumentNode Node, int Size)> _anchors = [];
    private int _nodes;
    private int _line = 1;
    private int _column = 1;

    private YamlDocumentReader(string text) => _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>Reads every document of a text; empty ones are left out.</summary>
    /// <exception cref="EnvoyJsonException">It is not YAML.</exception>
    public static List<DocumentNode> Read(string text)
    {
        var reader = new YamlDocumentReader(text.TrimStart('\uFEFF'));
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException e)
        {
            throw new EnvoyJsonException("not YAML: " + e.Message, "", (int)e.Start.Line, (int)e.Start.Column, e);
        }
        catch (Exception e) when (e is not (EnvoyJsonException or OutOfMemoryException))
        {
            // Damaged text takes the parser into states that it meets with exceptions of other kinds.
            throw new EnvoyJsonException("not YAML: " + e.Message, "", reader._line, reader._column, e);
        }
    }

    private List<DocumentNode> ReadStream()
    {
        var documents = new List<DocumentNode>();
        _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _parser.Consume<DocumentStart>();
            var empty = _parser.Accept<Scalar>(out var scalar) && scalar is { Value.Length: 0, Style: ScalarStyle.Plain };
            var node = ReadNode(0);
            if (!empty) documents.Add(node);
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
        if (depth > JsonDocumentReader.MaxDepth) throw new EnvoyJsonException($"nested deeper than {JsonDocumentReader.MaxDepth}", "", line, column);
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
                    CheckText(key.Value, line, column);
                    members.Add(new DocumentMember(key.Value, ReadNode(depth + 1)));
                }
                node = new DocumentNode { Kind = DocumentKind.Object, Members = members, Line = line, Column = column };
                break;
            default:
                throw new EnvoyJsonException("not YAML that has a JSON form", "", line, column);
        }
        if (parsed is NodeEvent { Anchor.IsEmpty: false } anchored) _anchors[anchored.Anchor.Value] = (node, _nodes - before);
        return node;
    }

    private void Count(int nodes, int line, int column)
    {
        if (nodes > MaxNodes - _nodes) throw new EnvoyJsonException($"more than {MaxNodes} values", "", line, column);
        _nodes += nodes;
    }

    private static DocumentNode ReadScalar(Scalar scalar, int line, int column)
    {
        var text = scalar.Value;
        CheckText(text, line, column);
        var kind = DocumentKind.String;
        if (scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty)
        {
            kind = text switch
            {
                "" or "~" or "null" or "Null" or "NULL" => DocumentKind.Null,
                "true" or "True" or "TRUE" => DocumentKind.True,
                "false" or "False" or "FALSE" => DocumentKind.False,
                _ when JsonNumber().IsMatch(text) => DocumentKind.Number,
                _ => DocumentKind.String,
            };
        }
        else if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific && scalar.Tag.Value != "tag:yaml.org,2002:str")
        {
            throw new EnvoyJsonException($"the tag {scalar.Tag.Value} is not supported", "", line, column);
        }
        return new DocumentNode { Kind = kind, Text = text, Line = line, Column = column };
    }

    /// <summary>Halves of surrogate pairs have no form in any message.</summary>
    private static void CheckText(string text, int line, int column)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) throw new EnvoyJsonException("not YAML: a string that is not Unicode text", "", line, column);
            i++;
        }
    }

    [GeneratedRegex(@"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
