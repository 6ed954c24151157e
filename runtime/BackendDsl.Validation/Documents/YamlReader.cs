using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// The documents of a YAML text. Each that <see cref="PlainYamlParser"/> can read is read by it, and every other one by the parser of all of YAML:
/// both tell the same events, the first in a tenth of the time.
/// </summary>
internal sealed class YamlReader : EventReader
{
    private const int SmallText = 1 << 14;

    private readonly string _text;
    private readonly PlainYamlParser _plain;
    private readonly NameTable _names;
    private readonly NameTable _texts;

    // Reads the document at hand, where it is not for the plain parser.
    private YamlEventReader? _other;
    private bool _staysWithOther;

    // Where the document at hand begins, and its line from 1.
    private int _start;
    private int _line;
    private bool _isFirst;

    // The event at hand of those that the plain parser has read.
    private int _at = -1;
    private string? _scalar;

    /// <summary>Reads a text; <see cref="Begin"/> says from where.</summary>
    public YamlReader(string text)
    {
        _text = text;
        _plain = new(text);
        _names = new(isSmall: text.Length < SmallText);
        _texts = new(isSmall: text.Length < SmallText);
    }

    /// <summary>Reads from a place on, which is the begin of a line; <paramref name="lineOffset"/> lines stand before it.</summary>
    public void Begin(int start, int lineOffset)
    {
        (_start, _line, _isFirst) = (start, lineOffset + 1, true);
        (_other, _at, _staysWithOther) = (null, -1, false);
    }

    public override string Text
    {
        get => _other is { } other ? other.Text : _scalar ??= MakeText(in _plain.Events.At(_at));
        protected set => _scalar = value;
    }

    public override bool IsMergeName => _other is { } other ? other.IsMergeName : Kind == EventKind.Scalar && IsPlain && Text == "<<";

    public override bool Repeats => _other is { Repeats: true };

    public override void Next()
    {
        if (_other is not null)
        {
            if (Kind != EventKind.DocumentEnd || !TryPassOther())
            {
                NextOfOther();
                return;
            }
        }
        else if (_at >= 0)
        {
            if (++_at < _plain.Events.Count)
            {
                Show();
                return;
            }

            (_start, _line) = (_plain.End, _plain.EndLine);
        }

        BeginDocument();
    }

    public override Value ScalarValue() => YamlScalars.Resolve(Text, IsPlain, Tag, Mark);

    public override string Name() => YamlScalars.Name(this);

    private void BeginDocument()
    {
        _at = -1;
        if (!_isFirst && _start >= _text.Length)
        {
            Kind = EventKind.End;
            return;
        }

        if (_isFirst && _plain.TryReachMark(_start, _line))
            (_start, _line) = (_plain.End, _plain.EndLine);
        _isFirst = false;
        if (_plain.TryRead(_start, _line))
        {
            _at = 0;
            Show();
            return;
        }

        _other = new YamlEventReader(new TextSlice(_text, _start), _line - 1);
        NextOfOther();
    }

    private void Show()
    {
        _plain.Events.Pass(_at);
        ref readonly var e = ref _plain.Events.At(_at);
        _scalar = null;
        (Kind, IsPlain, Tag, Line, Column) = (e.Kind, e.IsPlain, null, e.Line, e.Column);
    }

    private string MakeText(in YamlEvent e) => e.Text ?? (e.IsName ? _names : _texts).Get(_text, e.Start, e.Length);

    private void NextOfOther()
    {
        _other!.Next();
        (Kind, IsPlain, Tag, Line, Column) = (_other.Kind, _other.IsPlain, _other.Tag, _other.Line, _other.Column);
    }

    // The other parser has come to the end of a document. Where that is the sign of the next one, and nothing before it speaks of documents, that one is begun anew.
    private bool TryPassOther()
    {
        if (_staysWithOther)
            return false;
        // Asked once: what was looked through is not looked through again.
        _staysWithOther = true;
        var (at, line) = (_start, _line);
        while (true)
        {
            at = _text.IndexOf('\n', at) + 1;
            if (at == 0 || at >= _text.Length || _text[at] == '%' || string.CompareOrdinal(_text, at, "...", 0, 3) == 0)
                return false;
            line++;
            if (YamlLines.IsMark(_text, at))
                break;
        }

        if (line != Line || YamlLines.HasUnusual(_text, _start, at) || YamlLines.HasLoneReturn(_text, _start, at))
            return false;
        (_start, _line, _other, _staysWithOther) = (at, line, null, false);
        return true;
    }
}
