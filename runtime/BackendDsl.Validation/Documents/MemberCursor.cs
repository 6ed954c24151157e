namespace BackendDsl.Validation.Documents;

/// <summary>
/// Walks the members of the current object: after each <see cref="MoveNext"/> the reader stands on the value, which the
/// caller reads or skips. YAML merges (<c>&lt;&lt;</c>) appear as members in place; <see cref="IsMerged"/> tells them apart.
/// </summary>
internal struct MemberCursor
{
    private readonly NodeReader _node;
    private readonly EventReader _reader;

    // What merges are open: 'o' the object merged, 'a' the array of objects merged.
    private string _merges;

    /// <summary>Enters the object on which <paramref name="reader"/> stands.</summary>
    public MemberCursor(NodeReader node, EventReader reader)
    {
        _node = node;
        _reader = reader;
        _merges = "";
        Name = "";
        Mark = default;
        node.Enter(reader);
    }

    /// <summary>The name of the member.</summary>
    public string Name { get; private set; }

    /// <summary>True for a member that a merge brings: one of the object's own of that name, and one of an earlier merge, win over it.</summary>
    public bool IsMerged => _merges.Length > 0;

    /// <summary>Where the name stands.</summary>
    public SourceMark Mark { get; private set; }

    /// <summary>Goes to the next member; false at the end, with the reader behind the object.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_reader.Kind == EventKind.ObjectEnd)
            {
                if (_merges.Length == 0)
                {
                    _node.Leave(_reader);
                    return false;
                }

                Pop();
                continue;
            }

            if (_merges.Length > 0 && _merges[_merges.Length - 1] == 'a')
            {
                if (_reader.Kind == EventKind.ArrayEnd)
                    Pop();
                else if (_reader.Kind == EventKind.ObjectStart)
                    Push('o');
                else
                    throw new DocumentSyntaxException("a merge needs objects", _reader.Mark);
                continue;
            }

            if (_reader.IsMergeName)
            {
                _reader.Next();
                if (_reader.Kind is not (EventKind.ObjectStart or EventKind.ArrayStart))
                    throw new DocumentSyntaxException("a merge needs an object or a list of objects", _reader.Mark);
                Push(_reader.Kind == EventKind.ObjectStart ? 'o' : 'a');
                continue;
            }

            Mark = _reader.Mark;
            Name = _node.Intern(_reader.Name());
            _reader.Next();
            return true;
        }
    }

    private void Push(char kind)
    {
        if (_merges.Length > DocumentLimits.Depth)
            throw new DocumentSyntaxException("merges are nested too deeply", _reader.Mark, isLimit: true);
        _merges += kind;
        _reader.Next();
    }

    private void Pop()
    {
        _merges = _merges.Substring(0, _merges.Length - 1);
        _reader.Next();
    }
}
