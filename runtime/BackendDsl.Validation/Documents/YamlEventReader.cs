using BackendDsl.Cel.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackendDsl.Validation.Documents;

/// <summary>YAML as document events: anchors replayed where aliases stand, with a bound on what they may add.</summary>
internal sealed class YamlEventReader : EventReader
{
    private readonly IParser _parser;
    private bool _isOnFirst;
    private readonly int _lineOffset;

    // Only texts with anchors keep their events: from the first anchor on, until the document ends.
    private List<ParsingEvent>? _log;
    private Dictionary<string, (int Start, int End)>? _anchors;
    private List<(string? Anchor, int Depth)>? _open;
    private Stack<(int At, int End)>? _replay;
    private int _depth;
    private int _aliasEvents;
    private SourceMark _aliasMark;

    /// <summary>Reads <paramref name="reader"/>; lines count from <paramref name="lineOffset"/> + 1.</summary>
    public YamlEventReader(TextReader reader, int lineOffset = 0)
    {
        _parser = new Parser(reader);
        _lineOffset = lineOffset;
    }

    /// <summary>Reads from the event on which a parser of somebody else stands.</summary>
    public YamlEventReader(IParser parser)
    {
        _parser = parser;
        _isOnFirst = true;
    }

    public override bool IsMergeName =>
        Kind == EventKind.Scalar && Text == "<<" && (Tag is null ? IsPlain : Tag == "tag:yaml.org,2002:merge");

    public override bool Repeats => _log is not null;

    public override void Next()
    {
        while (true)
        {
            if (_replay is { Count: > 0 })
            {
                var (at, end) = _replay.Pop();
                if (at >= end)
                    continue;
                _replay.Push((at + 1, end));
                if (++_aliasEvents > DocumentLimits.AliasEvents)
                    throw new DocumentSyntaxException("aliases multiply this document beyond what is allowed", _aliasMark, isLimit: true);
                if (Accept(_log![at], isReplay: true))
                    return;
                continue;
            }

            if (Accept(Read(), isReplay: false))
                return;
        }
    }

    public override Value ScalarValue() => YamlScalars.Resolve(Text, IsPlain, Tag, Mark);

    public override string Name() => YamlScalars.Name(this);

    private ParsingEvent Read()
    {
        if (_isOnFirst)
        {
            _isOnFirst = false;
            return _parser.Current!;
        }

        try
        {
            return _parser.MoveNext() ? _parser.Current! : new StreamEnd();
        }
        catch (YamlException e)
        {
            throw new DocumentSyntaxException(e.InnerException?.Message ?? e.Message, MarkOf(e.Start));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // What the parser says of a state of its own helps nobody.
            throw new DocumentSyntaxException("this is not YAML: a bracket, quote or indentation does not fit here or just after", Mark);
        }
    }

    private SourceMark MarkOf(in YamlDotNet.Core.Mark mark) => new((int)mark.Line + _lineOffset, (int)mark.Column);

    private bool Accept(ParsingEvent e, bool isReplay)
    {
        Line = (int)e.Start.Line + _lineOffset;
        Column = (int)e.Start.Column;
        switch (e)
        {
            case Scalar scalar:
                Kind = EventKind.Scalar;
                Text = scalar.Value;
                IsPlain = scalar.Style == ScalarStyle.Plain;
                Tag = scalar.Tag.IsEmpty ? null : scalar.Tag.IsNonSpecific ? "!" : scalar.Tag.Value;
                if (!isReplay)
                    Log(e, scalar.Anchor, opens: false);
                return true;
            case MappingStart mapping:
                Kind = EventKind.ObjectStart;
                _depth++;
                if (!isReplay)
                    Log(e, mapping.Anchor, opens: true);
                return true;
            case SequenceStart sequence:
                Kind = EventKind.ArrayStart;
                _depth++;
                if (!isReplay)
                    Log(e, sequence.Anchor, opens: true);
                return true;
            case MappingEnd or SequenceEnd:
                Kind = e is MappingEnd ? EventKind.ObjectEnd : EventKind.ArrayEnd;
                _depth--;
                if (!isReplay)
                    LogEnd(e);
                return true;
            case AnchorAlias alias:
                if (!isReplay)
                    _log?.Add(e);
                Replay(alias.Value.Value);
                return false;
            case DocumentStart:
                Kind = EventKind.DocumentStart;
                return true;
            case DocumentEnd:
                Kind = EventKind.DocumentEnd;
                _log = null;
                _anchors = null;
                _open = null;
                _depth = 0;
                return true;
            case StreamEnd:
                Kind = EventKind.End;
                return true;
            default:
                return false;
        }
    }

    private void Log(ParsingEvent e, AnchorName anchor, bool opens)
    {
        if (_log is null)
        {
            if (anchor.IsEmpty)
                return;
            _log = [];
            _anchors = new(StringComparer.Ordinal);
            _open = [];
        }

        var start = _log.Count;
        _log.Add(e);
        if (anchor.IsEmpty)
            return;
        if (opens)
        {
            _anchors![anchor.Value] = (start, -1);
            _open!.Add((anchor.Value, _depth));
        }
        else
        {
            _anchors![anchor.Value] = (start, start + 1);
        }
    }

    private void LogEnd(ParsingEvent e)
    {
        if (_log is null)
            return;
        _log.Add(e);
        if (_open!.Count > 0 && _open[_open.Count - 1] is { Anchor: { } name } last && last.Depth == _depth + 1)
        {
            _open.RemoveAt(_open.Count - 1);
            if (_anchors!.TryGetValue(name, out var span) && span.End < 0)
                _anchors[name] = (span.Start, _log.Count);
        }
    }

    private void Replay(string name)
    {
        if (_anchors is null || !_anchors.TryGetValue(name, out var span))
            throw new DocumentSyntaxException($"no anchor '{name}' before this alias", Mark);
        if (span.End < 0)
            throw new DocumentSyntaxException($"anchor '{name}' contains itself", Mark);
        if (_replay is not { Count: > 0 })
            _aliasMark = Mark;
        (_replay ??= new()).Push(span);
    }
}
