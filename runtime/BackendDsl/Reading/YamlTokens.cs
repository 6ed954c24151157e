using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackendDsl.Reading;

/// <summary>The tokens of YAML text, with aliases and merge keys carried out, within bounds.</summary>
internal sealed class YamlTokens
{
    /// <summary>How many tokens aliases may add: honest files repeat little, hostile ones without end.</summary>
    private const int MostFromAliases = 200_000;

    private const string MergeKey = "<<";

    private readonly IParser _parser;
    private readonly List<Token> _tokens = [];
    private readonly Dictionary<AnchorName, (int Start, int End)> _anchors = [];
    private int _fromAliases;
    private int _depth;

    private YamlTokens(IParser parser) => _parser = parser;

    /// <summary>Reads a text that holds one document (empty ones aside).</summary>
    public static ModelReader ReadSingle(string yaml)
    {
        var documents = ReadAll(yaml, most: 1);
        return documents.Count == 1 ? documents[0] : throw new ManifestFormatException("there is no document in this text", "", 1, 1);
    }

    /// <summary>Reads every document that is not empty.</summary>
    public static List<ModelReader> ReadAll(string yaml, int most = int.MaxValue)
    {
        var reader = new YamlTokens(new Parser(new StringReader(yaml)));
        var documents = new List<ModelReader>();
        return Guard(() =>
        {
            reader.Step();
            reader.Step();
            while (reader._parser.Current is DocumentStart start)
            {
                reader.Step();
                var tokens = reader.Document();
                if (tokens is not [{ Kind: TokenKind.Null }])
                {
                    if (documents.Count == most)
                        throw Located("there is more than one document in this text; read them one by one", start.Start);
                    documents.Add(new(tokens));
                }

                reader.Step();
            }

            return documents;
        });
    }

    /// <summary>Reads the node that a parser stands on, and moves it past that node.</summary>
    public static ModelReader ReadNode(IParser parser) => Guard(() => new ModelReader(new YamlTokens(parser).Document()));

    /// <summary>Whatever the parser throws, one kind of exception comes out.</summary>
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ManifestFormatException)
        {
            throw;
        }
        catch (YamlException e)
        {
            throw new ManifestFormatException($"this is not YAML: {e.Message}", "", (int)e.Start.Line, (int)e.Start.Column, e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new ManifestFormatException($"this is not YAML: {e.Message}", "", 0, 0, e);
        }
    }

    private static ManifestFormatException Located(string problem, Mark place) => new(problem, "", (int)place.Line, (int)place.Column);

    private static SourceMark MarkOf(ParsingEvent step) => new((int)step.Start.Line, (int)step.Start.Column);

    private List<Token> Document()
    {
        _tokens.Clear();
        _anchors.Clear();
        Node();
        return [.. _tokens];
    }

    private void Step()
    {
        if (!_parser.MoveNext())
            throw new ManifestFormatException("the text ends too early");
    }

    private void Node()
    {
        var step = _parser.Current!;
        var start = _tokens.Count;
        switch (step)
        {
            case Scalar scalar:
                _tokens.Add(Read(scalar));
                break;
            case AnchorAlias alias:
                Repeat(alias);
                break;
            case SequenceStart:
                Enter(step);
                _tokens.Add(new(TokenKind.BeginArray, null, 0, MarkOf(step)));
                Step();
                while (_parser.Current is not SequenceEnd)
                    Node();
                _tokens.Add(new(TokenKind.EndArray, null, 0, MarkOf(_parser.Current)));
                _depth--;
                break;
            case MappingStart:
                Enter(step);
                Mapping(step);
                _depth--;
                break;
            default:
                throw Located("a value is missing here", step.Start);
        }

        if (step is NodeEvent { Anchor.IsEmpty: false } node)
            _anchors[node.Anchor] = (start, _tokens.Count);
        _parser.MoveNext();
    }

    private void Enter(ParsingEvent step)
    {
        if (++_depth > ModelReader.MaximumDepth)
            throw Located($"the document is nested deeper than {ModelReader.MaximumDepth} levels", step.Start);
    }

    private void Mapping(ParsingEvent begin)
    {
        var start = _tokens.Count;
        List<(int Start, int End)>? merged = null;
        _tokens.Add(new(TokenKind.BeginObject, null, 0, MarkOf(begin)));
        Step();
        while (_parser.Current is not MappingEnd)
        {
            if (_parser.Current is Scalar { Value: MergeKey, Style: ScalarStyle.Plain })
            {
                Step();
                Merge(merged ??= []);
                continue;
            }

            _tokens.Add(Name(_parser.Current!));
            Step();
            Node();
        }

        if (merged is not null)
            Complete(start, merged);
        _tokens.Add(new(TokenKind.EndObject, null, 0, MarkOf(_parser.Current)));
    }

    private Token Name(ParsingEvent step)
    {
        var token = step switch
        {
            Scalar scalar => Read(scalar),
            AnchorAlias alias when _anchors.TryGetValue(alias.Value, out var range) && range.End == range.Start + 1 => _tokens[range.Start],
            _ => throw Located("a key must be a string", step.Start),
        };
        if (step is Scalar { Anchor.IsEmpty: false })
            throw Located("a key cannot be an anchor here; give the value the anchor", step.Start);
        var name = token.Kind switch
        {
            TokenKind.String => token.Text!,
            TokenKind.Boolean => token.Bits != 0 ? "true" : "false",
            TokenKind.Integer => token.Bits.ToString(CultureInfo.InvariantCulture),
            TokenKind.Double => token.Double.ToString("R", CultureInfo.InvariantCulture),
            _ => throw Located("a key must be a string, but it is null; put it in quotes to make it one", step.Start),
        };
        return new(TokenKind.Name, name, 0, MarkOf(step));
    }

    private static Token Read(Scalar scalar)
    {
        var mark = MarkOf(scalar);
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.IsNonSpecific ? "!" : scalar.Tag.Value;
        Value value;
        try
        {
            value = YamlScalars.Resolve(scalar.Value, scalar.Style == ScalarStyle.Plain, tag, mark);
        }
        catch (DocumentSyntaxException e)
        {
            throw new ManifestFormatException(e.Message + "; put it in quotes if a string is meant", "", mark.Line, mark.Column, e);
        }

        return value.Kind switch
        {
            ValueKind.Null => new(TokenKind.Null, null, 0, mark),
            ValueKind.Boolean => new(TokenKind.Boolean, scalar.Value, value.Boolean ? 1 : 0, mark),
            ValueKind.Integer => new(TokenKind.Integer, scalar.Value, value.Integer, mark),
            ValueKind.Double => new(TokenKind.Double, scalar.Value, BitConverter.DoubleToInt64Bits(value.Double), mark),
            _ => new(TokenKind.String, value.String, 0, mark),
        };
    }

    private void Repeat(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var range))
            throw Located($"the alias *{alias.Value} stands for nothing that is complete before it", alias.Start);
        CopyTokens(range, alias.Start);
    }

    private void Charge((int Start, int End) range, Mark place)
    {
        _fromAliases += range.End - range.Start;
        if (_fromAliases > MostFromAliases)
            throw Located("the aliases of this document make it too large", place);
    }

    private void CopyTokens((int Start, int End) range, Mark place)
    {
        Charge(range, place);
        var depth = 0;
        for (var i = range.Start; i < range.End; i++)
        {
            depth += _tokens[i].Kind switch { TokenKind.BeginArray or TokenKind.BeginObject => 1, TokenKind.EndArray or TokenKind.EndObject => -1, _ => 0 };
            if (_depth + depth > ModelReader.MaximumDepth)
                throw Located($"the document is nested deeper than {ModelReader.MaximumDepth} levels", place);
            _tokens.Add(_tokens[i]);
        }
    }

    /// <summary>Reads what follows a merge key, and takes it out of the tokens again: the maps whose members are wanted.</summary>
    private void Merge(List<(int Start, int End)> merged)
    {
        var place = _parser.Current!.Start;
        switch (_parser.Current)
        {
            case AnchorAlias alias when _anchors.TryGetValue(alias.Value, out var range) && _tokens[range.Start].Kind == TokenKind.BeginObject:
                Charge(range, place);
                merged.Add(range);
                Step();
                break;
            case SequenceStart:
                Step();
                while (_parser.Current is not SequenceEnd)
                    Merge(merged);
                Step();
                break;
            default:
                throw Located("a merge key takes the alias of a map, or a list of them", place);
        }
    }

    /// <summary>Adds the members of merged maps that the map does not have itself; earlier maps win over later ones.</summary>
    private void Complete(int start, List<(int Start, int End)> merged)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in Members(start, _tokens.Count))
            names.Add(name);
        foreach (var (from, to) in merged)
        {
            foreach (var (name, range) in Members(from, to - 1).ToList())
            {
                if (names.Add(name))
                    CopyTokens(range, _parser.Current!.Start);
            }
        }
    }

    /// <summary>The members of the map that begins at a token, each with its tokens, name included.</summary>
    private IEnumerable<(string Name, (int Start, int End) Range)> Members(int begin, int end)
    {
        var depth = 0;
        var from = -1;
        for (var i = begin + 1; i < end; i++)
        {
            var kind = _tokens[i].Kind;
            if (depth == 0 && kind == TokenKind.Name)
                from = i;
            depth += kind switch { TokenKind.BeginArray or TokenKind.BeginObject => 1, TokenKind.EndArray or TokenKind.EndObject => -1, _ => 0 };
            if (depth == 0 && kind != TokenKind.Name)
                yield return (_tokens[from].Text!, (from, i + 1));
        }
    }
}
