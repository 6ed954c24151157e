using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// Reads resources. One that is larger than a request that the server reads is told, and not held; the items of a list of resources (a kind that ends with <c>List</c>) are such
/// resources, also where lists lie in each other. With a sink, the items of a document are not held either: each is given away as it is read, and the list that is left has none. That
/// something is a list is told at its end alone, as kind may follow items; where it was none, or where parts of it are repeated, the text is read again without a sink.
/// </summary>
internal sealed class ResourceReader(ItemSink? sink) : NodeReader([])
{
    private const string Items = "items";
    private const int Root = 1;

    private SourceMark _document;

    // Of the resource at hand: how deep its members lie, what it has of items, and how many bytes these take.
    private int _level;
    private ArrayNode? _items;
    private long _itemBytes;

    /// <summary>Reads a document, on whose root the reader stands. False where it is too large, which is told.</summary>
    /// <exception cref="ListExpectedException">Items were given away that are not those of a list.</exception>
    public bool TryReadRoot(EventReader reader, out Value root)
    {
        _document = reader.Mark;
        try
        {
            return TryReadResource(reader, out root, out _);
        }
        catch (DocumentSyntaxException)
        {
            sink?.Drop();
            throw;
        }
    }

    private bool TryReadResource(EventReader reader, out Value resource, out long bytes)
    {
        var mark = reader.Mark;
        var (level, items, itemBytes) = (_level, _items, _itemBytes);
        (_level, _items, _itemBytes, Room) = (Depth + 1, null, 0, RequestSize.Most);
        resource = ReadValue(reader);
        bytes = RequestSize.Most - Room + _itemBytes;
        // Of what turns out to be no list, items are a part like any other.
        if (_items is not null && !(IsList(resource.Object) && resource.Object[Items] is { Kind: ValueKind.Array } list && ReferenceEquals(list.Array, _items)))
        {
            if (sink is not null && _level == Root)
                throw new ListExpectedException();
            Room = RequestSize.Most - bytes;
        }

        (_level, _items, _itemBytes) = (level, items, itemBytes);
        if (!IsOver)
            return true;
        Report(ProblemSeverity.Error, ProblemCode.Limit, RequestSize.Message, mark.IsKnown ? mark : new(1, 1));
        return false;
    }

    protected override Value ReadMember(ObjectNode owner, string name, bool isMerged, EventReader reader)
    {
        if (Depth != _level || isMerged || name != Items || reader.Kind != EventKind.ArrayStart || (owner.Contains("kind") && !IsList(owner)))
            return ReadValue(reader);
        var taker = _level == Root ? sink : null;
        if (_items is not null && taker is not null)
            throw new ListExpectedException();

        _items = new ArrayNode { Mark = reader.Mark };
        var room = Room;
        Enter(reader);
        while (reader.Kind != EventKind.ArrayEnd)
        {
            var mark = reader.Mark;
            var known = Problems.Count;
            var isRead = TryReadResource(reader, out var item, out var bytes);
            _itemBytes += bytes;
            // What is read again stands at the same place: only the whole tells what is repeated there.
            if (taker is not null && reader.Repeats)
                throw new ListExpectedException();
            if (!isRead)
                continue;
            if (taker is not null)
                taker.Take(item, mark, _document, Problems.Skip(known));
            else
                _items.Add(item, mark);
        }

        Room = room;
        Leave(reader);
        _items.Trim();
        return Value.Of(_items);
    }

    private static bool IsList(IObjectValue root) => root["kind"] is { Kind: ValueKind.String } kind && kind.String.EndsWith("List", StringComparison.Ordinal);
}
