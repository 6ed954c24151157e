using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Documents;

/// <summary>Builds values from events, and reports what is wrong on the way.</summary>
internal class NodeReader(List<Problem> problems)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>Everything found so far.</summary>
    public List<Problem> Problems { get; } = problems;

    /// <summary>One string object for equal names: a large text repeats few.</summary>
    public string Intern(string name)
    {
        if (_names.TryGetValue(name, out var known))
            return known;
        _names.Add(name, name);
        return name;
    }

    /// <summary>Reads the current node; ends on the event behind it.</summary>
    public Value ReadValue(EventReader reader)
    {
        switch (reader.Kind)
        {
            case EventKind.Scalar:
                var value = reader.ScalarValue();
                reader.Next();
                return value;
            case EventKind.ObjectStart:
                var node = new ObjectNode { Mark = reader.Mark };
                var members = new MemberCursor(this, reader);
                while (members.MoveNext())
                {
                    if (!node.Add(members.Name, ReadValue(reader), members.Mark))
                        Report(ProblemSeverity.Warning, ProblemCode.DuplicateName, $"'{members.Name}' stands twice; the last one counts", members.Mark);
                }

                return Value.Of(node);
            case EventKind.ArrayStart:
                var array = new ArrayNode { Mark = reader.Mark };
                Enter(reader);
                while (reader.Kind != EventKind.ArrayEnd)
                {
                    var mark = reader.Mark;
                    array.Add(ReadValue(reader), mark);
                }

                Leave(reader);
                return Value.Of(array);
            default:
                throw new DocumentSyntaxException("expected a value", reader.Mark);
        }
    }

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

    /// <summary>Notes a problem.</summary>
    public void Report(ProblemSeverity severity, ProblemCode code, string message, SourceMark mark) =>
        Problems.Add(new(severity, code, message, mark));

    /// <summary>Forgets where it stood, after an exception.</summary>
    public void Reset() => _depth = 0;
}
