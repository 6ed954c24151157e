using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>
/// Walks the tokens of one document and tells the place of whatever does not fit. YAML, JSON and value trees are all
/// turned into the same tokens, so that each kind of model is read by one piece of code.
/// </summary>
internal abstract class ModelReader
{
    private readonly string? _prefix;
    private (string? Name, int Index)[] _path = new (string?, int)[8];
    private int _depth;
    private TokenKind _kind;
    private bool _isUnread;
    private SourceMark _lastName;
    private Token _lastNumber;
    private long _lastInteger;
    private SourceMark _lastIntegerMark;
    private bool _isLastInteger;

    private protected ModelReader(string? prefix) => _prefix = prefix;

    public static ModelReader OfYaml(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return DocumentTokens.ReadSingle(yaml);
    }

    public static ModelReader Of(Value value, string? prefix = null) => new TokenModelReader(ValueTokens.Of(value), prefix: prefix);

    public T ReadDocument<T>(Func<ModelReader, T> read)
    {
        var result = read(this);
        Finish();
        return result;
    }

    /// <summary>What stands next.</summary>
    public TokenKind Kind
    {
        get
        {
            if (_isUnread)
            {
                _isUnread = false;
                Load();
            }

            return _kind;
        }

        protected set
        {
            _kind = value;
            _isUnread = false;
        }
    }

    /// <summary>True at a null.</summary>
    public virtual bool IsNull => Kind == TokenKind.Null;

    /// <summary>Steps over a null.</summary>
    public bool TryNull()
    {
        if (!IsNull)
            return false;
        Next();
        return true;
    }

    public virtual string ReadString()
    {
        if (Kind != TokenKind.String)
            throw WrongType("a string");
        var text = Text;
        Next();
        return text;
    }

    /// <summary>Steps over a string that is this one; false where something else stands next, or where nobody looked. Of strings that JSON writes as they are alone.</summary>
    public virtual bool TrySkip(string expected) => false;

    public virtual bool ReadBoolean()
    {
        if (Kind != TokenKind.Boolean)
            throw WrongType("true or false");
        var value = Bits != 0;
        Next();
        return value;
    }

    /// <summary>A whole number in the form of a slot: one written <c>1.0</c> stays a float.</summary>
    public virtual object ReadInteger()
    {
        if (!IsWhole())
            throw WrongType("a whole number");
        return Number();
    }

    public object ReadNumber()
    {
        if (Kind is not (TokenKind.Integer or TokenKind.Double))
            throw WrongType("a number");
        return Number();
    }

    public object ReadIntegerOrString()
    {
        if (Kind == TokenKind.String)
            return ReadString();
        if (!IsWhole())
            throw WrongType("a whole number or a string");
        return Number();
    }

    public void BeginObject()
    {
        if (TryOpenObject())
            Push();
        else
            Begin(TokenKind.BeginObject, "an object");
    }

    public void BeginArray() => Begin(TokenKind.BeginArray, "a list");

    /// <summary>The name of the next member; false at the end of the object, which is stepped over.</summary>
    public bool TryName(out string name)
    {
        if (TryCloseObject())
        {
            name = "";
            _depth--;
            return false;
        }

        if (Kind == TokenKind.EndObject)
        {
            name = "";
            _depth--;
            Next();
            return false;
        }

        name = Text;
        StepInto(name);
        return true;
    }

    /// <summary>The next member of an object of that shape; false at the end of the object, which is stepped over.</summary>
    /// <param name="shape">What is known of the object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="slot">The slot of the member before, -1 for none; then the slot of this one, or -1 where the shape does not know it.</param>
    public bool TryMember(IMemberNames shape, out string name, ref int slot)
    {
        if (TryTakeMember(shape, slot + 1) is >= 0 and var next)
        {
            slot = next;
            name = shape.NameAt(next);
            StepInto(name);
            return true;
        }

        if (!TryName(out name))
            return false;
        slot = shape.Find(name);
        return true;
    }

    /// <summary>True at the end of a list, which is stepped over.</summary>
    public bool TryEndArray()
    {
        if (TryReachItem())
        {
            _path[_depth - 1].Index++;
            return false;
        }

        if (Kind != TokenKind.EndArray)
        {
            _path[_depth - 1].Index++;
            return false;
        }

        _depth--;
        Next();
        return true;
    }

    /// <summary>The error of a number that was just read and is too large for its type in C#.</summary>
    public ManifestFormatException DoesNotFit(string size)
    {
        var number = _isLastInteger ? new(TokenKind.Integer, null, _lastInteger, _lastIntegerMark) : _lastNumber;
        return Error($"{number.Describe()} does not fit {size}", number);
    }


    /// <summary>The name that was read last, for <see cref="Duplicate"/>.</summary>
    public Token Last => new(TokenKind.Name, _path[_depth - 1].Name, 0, _lastName);

    /// <summary>The error of a name that was read before.</summary>
    /// <param name="name">The name, the second time.</param>
    public ManifestFormatException Duplicate(Token name) => Error($"the key \"{name.Text}\" stands twice in this object; remove one of the two", name);

    public ManifestFormatException WrongType(string expected)
    {
        var advice = expected == "a string" && Kind is TokenKind.Boolean or TokenKind.Integer or TokenKind.Double or TokenKind.Null
            ? "; put it in quotes to make it one"
            : Kind == TokenKind.String && expected is "true or false" or "a number" or "a whole number" ? "; remove its quotes if it has them" : "";
        var current = Current;
        return Error($"this must be {expected}, but it is {current.Describe()}{advice}", current);
    }

    /// <summary>The error of a member of this object that has been read.</summary>
    public ManifestFormatException ErrorAt(string member, string problem)
    {
        var place = Locate(Current);
        return new(problem, Path(member), place.Line, place.Column);
    }

    /// <summary>The string or name that stands next.</summary>
    protected abstract string Text { get; }

    /// <summary>The boolean or number that stands next.</summary>
    protected abstract long Bits { get; }

    /// <summary>What stands next, as a whole: asked for where something is wrong, and of numbers.</summary>
    protected abstract Token Current { get; }

    /// <summary>Goes to the next token.</summary>
    protected abstract void Next();

    /// <summary>True where what stands next has not been looked at.</summary>
    protected bool IsUnread => _isUnread;

    /// <summary>Takes the name that stands next where it is that of a slot from this one on; -1 where it is not, or where nobody looked.</summary>
    protected virtual int TryTakeMember(IMemberNames shape, int from) => -1;

    /// <summary>Steps into the object that stands next, where nobody has looked at it and it is one.</summary>
    protected virtual bool TryOpenObject() => false;

    /// <summary>Goes to the next item of a list, where nobody has looked at what stands next and it is one.</summary>
    protected virtual bool TryReachItem() => false;

    /// <summary>Steps out of the object, where nobody has looked at what stands next and it ends there.</summary>
    protected virtual bool TryCloseObject() => false;

    /// <summary>Remembers a whole number that was read where nobody had looked at it, for <see cref="DoesNotFit"/>.</summary>
    protected void NoteInteger(long value)
    {
        _lastInteger = value;
        _lastIntegerMark = Mark;
        _isLastInteger = true;
    }

    /// <summary>Looks at what stands next, where <see cref="Next"/> has put that off (<see cref="PutOff"/>).</summary>
    protected virtual void Load()
    {
    }

    /// <summary>Leaves what stands next unread until somebody asks.</summary>
    protected void PutOff() => _isUnread = true;

    /// <summary>Called when the document has been read: what stands behind it is told now.</summary>
    protected abstract void Finish();

    /// <summary>Where a token stands.</summary>
    protected virtual SourceMark Locate(Token token) => token.Mark;

    /// <summary>Where the name that stands next does.</summary>
    protected abstract SourceMark Mark { get; }

    /// <summary>Forgets the document before.</summary>
    protected void Reset() => _depth = 0;

    private ManifestFormatException Error(string problem, Token at)
    {
        var place = Locate(at);
        return new(problem, Path(null), place.Line, place.Column);
    }

    private bool IsWhole() =>
        Kind == TokenKind.Integer || (Kind == TokenKind.Double && BitConverter.Int64BitsToDouble(Bits) is var number && number == Math.Floor(number));

    private object Number()
    {
        _lastNumber = Current;
        _isLastInteger = false;
        object value = Kind == TokenKind.Integer ? KeptNumbers.Box(Bits) : BitConverter.Int64BitsToDouble(Bits);
        Next();
        return value;
    }

    private void StepInto(string name)
    {
        _path[_depth - 1] = (name, -1);
        _lastName = Mark;
        Next();
    }

    private void Begin(TokenKind kind, string expected)
    {
        if (Kind != kind)
            throw WrongType(expected);
        Push();
        Next();
    }

    private void Push()
    {
        if (_depth == _path.Length)
            Array.Resize(ref _path, _depth * 2);
        _path[_depth++] = (null, -1);
    }

    private string Path(string? last)
    {
        var text = new StringBuilder(_prefix);
        foreach (var (name, index) in _path.AsSpan(0, _depth))
        {
            if (name is null && index >= 0)
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (name is not null)
                text.Append(text.Length > 0 ? "." : "").Append(name);
        }

        if (last is not null)
            text.Append(text.Length > 0 ? "." : "").Append(last);
        return text.ToString();
    }
}
