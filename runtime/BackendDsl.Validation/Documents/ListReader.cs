using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// Reads a list of resources (a kind that ends with <c>List</c>) without holding its items: each is given away as it is read, and the list that is left has none.
/// That is told of a document at its end alone, as kind may follow items; where it was none, or where parts of it are repeated, the text is read again without this.
/// </summary>
internal sealed class ListReader(ItemSink sink) : NodeReader([])
{
    private const string Items = "items";

    private SourceMark _document;
    private ArrayNode? _passed;

    /// <summary>Reads a document, on whose root the reader stands.</summary>
    /// <exception cref="ListExpectedException">Items were given away that are not those of a list.</exception>
    public Value ReadRoot(EventReader reader)
    {
        (_document, _passed) = (reader.Mark, null);
        Value root;
        try
        {
            root = ReadValue(reader);
        }
        catch (DocumentSyntaxException)
        {
            sink.Drop();
            throw;
        }

        if (_passed is not null && !(IsList(root.Object) && root.Object[Items] is { Kind: ValueKind.Array } items && ReferenceEquals(items.Array, _passed)))
            throw new ListExpectedException();
        return root;
    }

    protected override Value ReadMember(ObjectNode owner, string name, bool isMerged, EventReader reader)
    {
        if (Depth != 1 || isMerged || name != Items || reader.Kind != EventKind.ArrayStart || (owner.Contains("kind") && !IsList(owner)))
            return ReadValue(reader);
        if (_passed is not null)
            throw new ListExpectedException();

        _passed = new ArrayNode { Mark = reader.Mark };
        Enter(reader);
        while (reader.Kind != EventKind.ArrayEnd)
        {
            var mark = reader.Mark;
            var known = Problems.Count;
            var item = ReadValue(reader);
            // What is read again stands at the same place: only the whole tells what is repeated there.
            if (reader.Repeats)
                throw new ListExpectedException();
            sink.Take(item, mark, _document, Problems.Skip(known));
        }

        Leave(reader);
        return Value.Of(_passed);
    }

    private static bool IsList(IObjectValue root) => root["kind"] is { Kind: ValueKind.String } kind && kind.String.EndsWith("List", StringComparison.Ordinal);
}
