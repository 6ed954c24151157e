using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// Reads resources. One that is larger than a request that the server reads is told, and not held. With a sink, the items of a list of resources (a kind that ends with
/// <c>List</c>) are not held either: each is given away as it is read, and the list that is left has none. That something is a list is told at the end of its document alone, as kind may
/// follow items; where it was none, or where parts of it are repeated, the text is read again without a sink.
/// </summary>
internal sealed class ResourceReader(ItemSink? sink) : NodeReader([])
{
    private const string Items = "items";

    private SourceMark _document;
    private ArrayNode? _passed;
    private long _passedBytes;

    /// <summary>Reads a document, on whose root the reader stands. False where it is too large, which is told.</summary>
    /// <exception cref="ListExpectedException">Items were given away that are not those of a list.</exception>
    public bool TryReadRoot(EventReader reader, out Value root)
    {
        (_document, _passed, _passedBytes, Room) = (reader.Mark, null, 0, RequestSize.Most);
        try
        {
            root = ReadValue(reader);
        }
        catch (DocumentSyntaxException)
        {
            sink?.Drop();
            throw;
        }

        if (_passed is not null && !(IsList(root.Object) && root.Object[Items] is { Kind: ValueKind.Array } items && ReferenceEquals(items.Array, _passed)))
        {
            // Something with so many items and no kind of a list is larger than it may be in any case, or it is read whole.
            if (sink is not null)
                throw new ListExpectedException();
            Room -= _passedBytes;
        }

        if (!IsOver)
            return true;
        ReportSize(_document);
        return false;
    }

    protected override Value ReadMember(ObjectNode owner, string name, bool isMerged, EventReader reader)
    {
        if (Depth != 1 || isMerged || name != Items || reader.Kind != EventKind.ArrayStart || (owner.Contains("kind") && !IsList(owner)))
            return ReadValue(reader);
        if (_passed is not null && sink is not null)
            throw new ListExpectedException();

        _passed = new ArrayNode { Mark = reader.Mark };
        var room = Room;
        Enter(reader);
        while (reader.Kind != EventKind.ArrayEnd)
        {
            var mark = reader.Mark;
            var known = Problems.Count;
            Room = RequestSize.Most;
            var item = ReadValue(reader);
            _passedBytes += RequestSize.Most - Room;
            // What is read again stands at the same place: only the whole tells what is repeated there.
            if (sink is not null && reader.Repeats)
                throw new ListExpectedException();
            if (IsOver)
                ReportSize(mark);
            else if (sink is not null)
                sink.Take(item, mark, _document, Problems.Skip(known));
            else
                _passed.Add(item, mark);
        }

        Room = room;
        Leave(reader);
        _passed.Trim();
        return Value.Of(_passed);
    }

    private void ReportSize(SourceMark mark) => Report(ProblemSeverity.Error, ProblemCode.Limit, RequestSize.Message, mark.IsKnown ? mark : new(1, 1));

    private static bool IsList(IObjectValue root) => root["kind"] is { Kind: ValueKind.String } kind && kind.String.EndsWith("List", StringComparison.Ordinal);
}
