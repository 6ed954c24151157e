using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>
/// Walks the tokens of one document and tells the place of whatever does not fit. YAML, JSON and value trees are all
/// turned into the same tokens first, so that each kind of model is read by one piece of code.
/// </summary>
internal sealed class ModelReader
{
    private readonly TokenSource _tokens;
    private readonly string? _prefix;
    private (string? Name, int Index)[] _path = new (string?, int)[8];
    private int _depth;
    private Token _current;
    private Token _previous;

    public ModelReader(List<Token> tokens, Func<Token, SourceMark>? locate = null, string? prefix = null)
        : this(new ListTokens(tokens, locate), prefix)
    {
    }

    public ModelReader(TokenSource tokens, string? prefix = null)
    {
        _tokens = tokens;
        _prefix = prefix;
        _current = tokens.Next();
    }

    private ref readonly Token Current => ref _current;

    public static ModelReader OfYaml(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return DocumentTokens.ReadSingle(yaml);
    }

    public static ModelReader OfJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(JsonTextTokens.Open(json));
    }

    public static ModelReader Of(Value value, string? prefix = null) => new(ValueTokens.Of(value), prefix: prefix);

    public T ReadDocument<T>(Func<ModelReader, T> read)
    {
        var result = read(this);
        _tokens.Finish();
        return result;
    }

    /// <summary>True at a null.</summary>
    public bool IsNull => Current.Kind == TokenKind.Null;

    /// <summary>Steps over a null.</summary>
    public bool TryNull()
    {
        if (!IsNull)
            return false;
        Next();
        return true;
    }

    public string ReadString()
    {
        if (Current.Kind != TokenKind.String)
            throw WrongType("a string");
        var text = Current.Text!;
        Next();
        return text;
    }

    public bool ReadBoolean()
    {
        if (Current.Kind != TokenKind.Boolean)
            throw WrongType("true or false");
        var value = Current.Bits != 0;
        Next();
        return value;
    }

    /// <summary>A whole number in the form of a slot: one written <c>1.0</c> stays a float.</summary>
    public object ReadInteger()
    {
        if (!IsWhole(Current))
            throw WrongType("a whole number");
        return Number();
    }

    public object ReadNumber()
    {
        if (Current.Kind is not (TokenKind.Integer or TokenKind.Double))
            throw WrongType("a number");
        return Number();
    }

    public object ReadIntegerOrString()
    {
        if (Current.Kind == TokenKind.String)
            return ReadString();
        if (!IsWhole(Current))
            throw WrongType("a whole number or a string");
        return Number();
    }

    public void BeginObject() => Begin(TokenKind.BeginObject, "an object");

    public void BeginArray() => Begin(TokenKind.BeginArray, "a list");

    /// <summary>The name of the next member; false at the end of the object, which is stepped over.</summary>
    public bool TryName(out string name)
    {
        if (Current.Kind == TokenKind.EndObject)
        {
            name = "";
            _depth--;
            Next();
            return false;
        }

        name = Current.Text!;
        _path[_depth - 1] = (name, -1);
        Next();
        return true;
    }

    /// <summary>True at the end of a list, which is stepped over.</summary>
    public bool TryEndArray()
    {
        if (Current.Kind != TokenKind.EndArray)
        {
            _path[_depth - 1].Index++;
            return false;
        }

        _depth--;
        Next();
        return true;
    }

    /// <summary>What stands next.</summary>
    public TokenKind Kind => Current.Kind;

    /// <summary>The error of a number that was just read and is too large for its type in C#.</summary>
    public ManifestFormatException DoesNotFit(string size)
    {
        _current = _previous;
        return Error($"{Current.Describe()} does not fit {size}");
    }

    /// <summary>What was read last, for <see cref="Duplicate"/>.</summary>
    public Token Last => _previous;

    /// <summary>The error of a name that was read before.</summary>
    /// <param name="name">The name, the second time.</param>
    public ManifestFormatException Duplicate(Token name)
    {
        _current = name;
        return Error($"the key \"{Current.Text}\" stands twice in this object; remove one of the two");
    }

    public ManifestFormatException WrongType(string expected)
    {
        var advice = expected == "a string" && Current.Kind is TokenKind.Boolean or TokenKind.Integer or TokenKind.Double or TokenKind.Null
            ? "; put it in quotes to make it one"
            : Current.Kind == TokenKind.String && expected is "true or false" or "a number" or "a whole number" ? "; remove its quotes if it has them" : "";
        return Error($"this must be {expected}, but it is {Current.Describe()}{advice}");
    }

    public ManifestFormatException Error(string problem)
    {
        var place = Place();
        return new(problem, Path(null), place.Line, place.Column);
    }

    /// <summary>The error of a member of this object that has been read.</summary>
    public ManifestFormatException ErrorAt(string member, string problem) => new(problem, Path(member), Place().Line, Place().Column);

    private static bool IsWhole(in Token token) =>
        token.Kind == TokenKind.Integer || (token.Kind == TokenKind.Double && token.Double == Math.Floor(token.Double));

    private SourceMark Place() => _tokens.Locate(_current);

    private object Number()
    {
        object value = Current.Kind == TokenKind.Integer ? (object)Current.Bits : Current.Double;
        Next();
        return value;
    }

    private void Begin(TokenKind kind, string expected)
    {
        if (Current.Kind != kind)
            throw WrongType(expected);
        if (_depth == _path.Length)
            Array.Resize(ref _path, _depth * 2);
        _path[_depth++] = (null, -1);
        Next();
    }

    private void Next()
    {
        _previous = _current;
        _current = _tokens.Next();
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
