using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Serialization;

/// <summary>The tokens of a YAML or JSON text, from the events of the one document reader: scalars, anchors, merges and limits are as it has them.</summary>
internal sealed class DocumentTokens
{
    private readonly NodeReader _node = new([]);
    private List<Token> _tokens = [];

    /// <summary>Reads a text of YAML, or JSON, that holds one document (empty ones aside).</summary>
    /// <exception cref="ManifestFormatException">It is not readable, or holds none or several.</exception>
    public static ModelReader ReadSingle(string text)
    {
        var reader = new DocumentTokens();
        List<Token>? found = null;
        SourceMark second = default;
        DocumentStream.Read(
            text,
            reader._node,
            events =>
            {
                var tokens = reader.Document(events);
                if (tokens is [] or [{ Kind: TokenKind.Null }])
                    return;
                if (found is null)
                    found = tokens;
                else if (!second.IsKnown)
                    second = tokens[0].Mark;
            },
            () => found = null);
        foreach (var problem in reader._node.Problems)
            throw new ManifestFormatException("this is not YAML: " + problem.Message, "", problem.Mark.Line, problem.Mark.Column);
        if (second.IsKnown)
            throw new ManifestFormatException("there is more than one document in this text; read them one by one", "", second.Line, second.Column);
        return found is null ? throw new ManifestFormatException("there is no document in this text", "", 1, 1) : new TokenModelReader(found);
    }

    /// <summary>Reads the node that the events stand on, and moves them past it.</summary>
    /// <exception cref="ManifestFormatException">It is not readable.</exception>
    public static ModelReader ReadNode(EventReader events)
    {
        try
        {
            events.Next();
            return new TokenModelReader(new DocumentTokens().Document(events));
        }
        catch (DocumentSyntaxException e)
        {
            throw new ManifestFormatException("this is not YAML: " + e.Message, "", e.Mark.Line, e.Mark.Column, e);
        }
    }

    private List<Token> Document(EventReader events)
    {
        _tokens = [];
        if (events.Kind != EventKind.DocumentEnd)
            Node(events);
        return _tokens;
    }

    private void Node(EventReader events)
    {
        var mark = events.Mark;
        switch (events.Kind)
        {
            case EventKind.Scalar:
                _tokens.Add(Scalar(events.ScalarValue(), events.Text, mark));
                events.Next();
                break;
            case EventKind.ObjectStart:
                Mapping(events, mark);
                break;
            case EventKind.ArrayStart:
                _tokens.Add(new(TokenKind.BeginArray, null, 0, mark));
                _node.Enter(events);
                while (events.Kind != EventKind.ArrayEnd)
                    Node(events);
                _tokens.Add(new(TokenKind.EndArray, null, 0, events.Mark));
                _node.Leave(events);
                break;
            default:
                throw new DocumentSyntaxException("a value is missing here", mark);
        }
    }

    private void Mapping(EventReader events, SourceMark mark)
    {
        var start = _tokens.Count;
        List<(string Name, List<Token> Tokens)>? inherited = null;
        _tokens.Add(new(TokenKind.BeginObject, null, 0, mark));
        var members = new MemberCursor(_node, events);
        var end = mark;
        while (members.MoveNext())
        {
            var name = new Token(TokenKind.Name, members.Name, 0, members.Mark);
            if (!members.IsMerged)
            {
                _tokens.Add(name);
                Node(events);
                end = events.Mark;
                continue;
            }

            // What a merge brings counts only where the object itself does not have it, wherever that stands.
            var own = _tokens;
            _tokens = [name];
            Node(events);
            (inherited ??= []).Add((members.Name, _tokens));
            _tokens = own;
        }

        if (inherited is not null)
            Complete(start, inherited);
        _tokens.Add(new(TokenKind.EndObject, null, 0, end));
    }

    // Earlier merges win over later ones.
    private void Complete(int start, List<(string Name, List<Token> Tokens)> inherited)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var depth = 0;
        for (var i = start + 1; i < _tokens.Count; i++)
        {
            var kind = _tokens[i].Kind;
            if (depth == 0 && kind == TokenKind.Name)
                names.Add(_tokens[i].Text!);
            depth += kind switch { TokenKind.BeginArray or TokenKind.BeginObject => 1, TokenKind.EndArray or TokenKind.EndObject => -1, _ => 0 };
        }

        foreach (var (name, tokens) in inherited)
        {
            if (names.Add(name))
                _tokens.AddRange(tokens);
        }
    }

    private static Token Scalar(Value value, string text, SourceMark mark) => value.Kind switch
    {
        ValueKind.Null => new(TokenKind.Null, null, 0, mark),
        ValueKind.Boolean => new(TokenKind.Boolean, text, value.Boolean ? 1 : 0, mark),
        ValueKind.Integer => new(TokenKind.Integer, text, value.Integer, mark),
        ValueKind.Double => new(TokenKind.Double, text, BitConverter.DoubleToInt64Bits(value.Double), mark),
        _ => new(TokenKind.String, value.String, 0, mark),
    };
}
