using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>Reads captured events again; scalars mean what they meant to the reader they came from.</summary>
internal sealed class CapturedEventReader : EventReader
{
    private readonly List<DocumentEvent> _events;
    private readonly bool _isJson;
    private int _at = -1;

    /// <summary>Stands on the first of <paramref name="events"/>.</summary>
    public CapturedEventReader(List<DocumentEvent> events, bool isJson)
    {
        _events = events;
        _isJson = isJson;
        Next();
    }

    public override bool IsMergeName => !_isJson && Kind == EventKind.Scalar && IsPlain && Tag is null && Text == "<<";

    public override void Next()
    {
        if (++_at >= _events.Count)
        {
            Kind = EventKind.End;
            return;
        }

        var e = _events[_at];
        (Kind, Text, IsPlain, Tag, Line, Column) = (e.Kind, e.Text, e.IsPlain, e.Tag, e.Mark.Line, e.Mark.Column);
    }

    public override Value ScalarValue() => _isJson
        ? JsonEventReader.Resolve(Text, IsPlain, Mark)
        : YamlScalars.Resolve(Text, IsPlain, Tag, Mark);

    public override string Name() => _isJson ? base.Name() : YamlScalars.Name(this);
}
