using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>Builds values from events, and reports what is wrong on the way.</summary>
internal class NodeReader(List<Problem> problems)
{
    private const int LongestShared = 40;
    private const int SharedFrom = 100;

    // More names are those of a map with very many keys, of which none comes again.
    private const int MostNames = 1 << 13;

    // Made for long texts only.
    private Value[]? _texts;
    private int _strings;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _depth;
    private int _untold;
    private ProblemSeverity _worstUntold;

    // How many more bytes of JSON are built; below zero what follows is passed over.
    private long _room = long.MaxValue;

    /// <summary>Everything found so far.</summary>
    public List<Problem> Problems { get; } = problems;

    /// <summary>One string object for equal names, as far as they are among the first: a large text repeats few.</summary>
    public string Intern(string name)
    {
        if (_names.TryGetValue(name, out var known))
            return known;
        if (_names.Count < MostNames)
            _names.Add(name, name);
        return name;
    }

    // Short texts come again and again (types, names of kinds); of those that were met last one object is enough.
    private Value Shared(in Value value)
    {
        if (value.Kind != ValueKind.String || value.String.Length is 0 or > LongestShared || _strings++ < SharedFrom)
            return value;
        _texts ??= new Value[1021];
        ref var slot = ref _texts[(value.String.GetHashCode() & int.MaxValue) % _texts.Length];
        if (slot.Kind == ValueKind.String && slot.String == value.String)
            return slot;
        return slot = value;
    }

    /// <summary>Reads the current node; ends on the event behind it.</summary>
    public Value ReadValue(EventReader reader)
    {
        switch (reader.Kind)
        {
            case EventKind.Scalar:
                var value = Shared(reader.ScalarValue());
                _room -= RequestSize.OfScalar(value);
                reader.Next();
                return value;
            case EventKind.ObjectStart:
                _room -= RequestSize.Container;
                var node = new ObjectNode { Mark = reader.Mark };
                var members = new MemberCursor(this, reader);
                HashSet<string>? merged = null;
                while (members.MoveNext())
                {
                    if (IsOver)
                    {
                        reader.Skip();
                        continue;
                    }

                    var room = _room;
                    _room -= RequestSize.OfName(members.Name);
                    if (members.IsMerged)
                    {
                        var inherited = ReadMember(node, members.Name, isMerged: true, reader);
                        if (node.Contains(members.Name))
                        {
                            _room = room;
                        }
                        else
                        {
                            node.Add(members.Name, inherited, members.Mark);
                            (merged ??= new(StringComparer.Ordinal)).Add(members.Name);
                        }
                    }
                    else if (!node.Add(members.Name, ReadMember(node, members.Name, isMerged: false, reader), members.Mark) && merged?.Remove(members.Name) != true)
                    {
                        Report(ProblemSeverity.Warning, ProblemCode.DuplicateName, $"'{members.Name}' stands twice; the last one counts", members.Mark);
                    }
                }

                node.Trim();
                return Value.Of(node);
            case EventKind.ArrayStart:
                _room -= RequestSize.Container;
                var array = new ArrayNode { Mark = reader.Mark };
                Enter(reader);
                while (reader.Kind != EventKind.ArrayEnd)
                {
                    if (IsOver)
                    {
                        reader.Skip();
                        continue;
                    }

                    var mark = reader.Mark;
                    array.Add(ReadValue(reader), mark);
                }

                Leave(reader);
                array.Trim();
                return Value.Of(array);
            default:
                throw new DocumentSyntaxException("expected a value", reader.Mark);
        }
    }

    /// <summary>
    /// How many more bytes of JSON are read, as <see cref="RequestSize"/> counts them; when there are no more (<see cref="IsOver"/>), what follows is passed over.
    /// </summary>
    protected long Room
    {
        get => _room;
        set => _room = value;
    }

    /// <summary>True where what was read is larger than it may be: it is not whole, and nobody is to see it.</summary>
    protected bool IsOver => _room < 0;

    /// <summary>How many objects and arrays are open.</summary>
    protected int Depth => _depth;

    /// <summary>Reads the value of a member of an object that is being read; ends on the event behind it.</summary>
    protected virtual Value ReadMember(ObjectNode owner, string name, bool isMerged, EventReader reader) => ReadValue(reader);

    /// <summary>Goes into the current object or array.</summary>
    public void Enter(EventReader reader)
    {
        if (++_depth > DocumentLimits.Depth)
            throw new DocumentSyntaxException($"nesting is deeper than {DocumentLimits.Depth}", reader.Mark, isLimit: true);
        reader.Next();
    }

    /// <summary>Leaves it; ends on the event behind it.</summary>
    public void Leave(EventReader reader)
    {
        _depth--;
        reader.Next();
    }

    /// <summary>Notes a problem; of very many only the first are kept, and the others counted.</summary>
    public void Report(ProblemSeverity severity, ProblemCode code, string message, SourceMark mark)
    {
        if (Problems.Count < DocumentLimits.Problems)
        {
            Problems.Add(new(severity, code, message, mark));
            return;
        }

        _untold++;
        if (severity > _worstUntold)
            _worstUntold = severity;
    }

    /// <summary>Takes back the problems from a number on: the text is read again in another form.</summary>
    public void Forget(int from)
    {
        Problems.RemoveRange(from, Problems.Count - from);
        _untold = 0;
    }

    /// <summary>Says how many problems were only counted; once, at the end of the text.</summary>
    public void ReportUntold()
    {
        if (_untold > 0)
            Problems.Add(new(_worstUntold, ProblemCode.Limit, $"{_untold} more problems in this file are not listed", default));
        _untold = 0;
    }

    /// <summary>Forgets where it stood, after an exception.</summary>
    public void Reset() => _depth = 0;
}
