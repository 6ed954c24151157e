using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// A forward reader over the events of a text, the same for JSON and YAML. Aliases are already replaced by what they
/// stand for, so a consumer sees a plain tree.
/// </summary>
internal abstract class EventReader
{
    /// <summary>The kind of the current event.</summary>
    public EventKind Kind { get; protected set; }

    /// <summary>The text of a scalar.</summary>
    public virtual string Text { get; protected set; } = "";

    /// <summary>True for a scalar written without quotes: it may be a number, a boolean or null.</summary>
    public bool IsPlain { get; protected set; }

    /// <summary>An explicit tag, or null.</summary>
    public string? Tag { get; protected set; }

    /// <summary>Line of the current event, from 1.</summary>
    public int Line { get; protected set; }

    /// <summary>Column of the current event, from 1.</summary>
    public int Column { get; protected set; }

    /// <summary>Place of the current event.</summary>
    public SourceMark Mark => new(Line, Column);

    /// <summary>Goes to the next event.</summary>
    /// <exception cref="DocumentSyntaxException">The text is not well-formed, or over a limit.</exception>
    public abstract void Next();

    /// <summary>What the current scalar is as a JSON value.</summary>
    /// <exception cref="DocumentSyntaxException">It has no JSON form.</exception>
    public abstract Value ScalarValue();

    /// <summary>True where the current event is the name of a YAML merge (<c>&lt;&lt;</c>).</summary>
    public virtual bool IsMergeName => false;

    /// <summary>True where parts of the document at hand may be read again further down (anchors); of one that is over, this is not asked.</summary>
    public virtual bool Repeats => false;

    /// <summary>The current event as a name.</summary>
    /// <exception cref="DocumentSyntaxException">It cannot be one.</exception>
    public virtual string Name()
    {
        if (Kind != EventKind.Scalar)
            throw new DocumentSyntaxException("the name of a member must be a scalar", Mark);
        return Text;
    }

    /// <summary>Passes over the current node; ends on the event behind it.</summary>
    public void Skip()
    {
        if (Kind is EventKind.ObjectStart or EventKind.ArrayStart)
        {
            for (var depth = 1; depth > 0;)
            {
                Next();
                if (Kind is EventKind.ObjectStart or EventKind.ArrayStart)
                    depth++;
                else if (Kind is EventKind.ObjectEnd or EventKind.ArrayEnd)
                    depth--;
                if (depth > DocumentLimits.Depth)
                    throw new DocumentSyntaxException($"nesting is deeper than {DocumentLimits.Depth}", Mark, isLimit: true);
            }
        }

        Next();
    }

    /// <summary>Keeps the current node to be read again; ends on the event behind it.</summary>
    public List<DocumentEvent> Capture()
    {
        var events = new List<DocumentEvent>();
        var depth = 0;
        do
        {
            events.Add(new(Kind, Kind == EventKind.Scalar ? Text : "", IsPlain, Tag, Mark));
            if (Kind is EventKind.ObjectStart or EventKind.ArrayStart)
                depth++;
            else if (Kind is EventKind.ObjectEnd or EventKind.ArrayEnd)
                depth--;
            if (depth > DocumentLimits.Depth)
                throw new DocumentSyntaxException($"nesting is deeper than {DocumentLimits.Depth}", Mark, isLimit: true);
            Next();
        }
        while (depth > 0);
        return events;
    }
}
