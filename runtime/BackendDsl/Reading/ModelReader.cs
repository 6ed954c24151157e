using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Models;

namespace BackendDsl.Reading;

/// <summary>
/// Walks the tokens of one document and tells the place of whatever does not fit. YAML, JSON and value trees are all
/// turned into the same tokens first, so that each kind of model is read by one piece of code.
/// </summary>
internal sealed class ModelReader
{
    private readonly List<Token> _tokens;
    private readonly Func<Token, SourceMark>? _locate;
    private readonly List<(string? Name, int Index)> _path = [];
    private readonly string? _prefix;
    private int _at;

    public ModelReader(List<Token> tokens, Func<Token, SourceMark>? locate = null, string? prefix = null)
    {
        _tokens = tokens;
        _locate = locate;
        _prefix = prefix;
    }

    private Token Current => _tokens[_at];

    public static ModelReader OfYaml(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return DocumentTokens.ReadSingle(yaml);
    }

    public static ModelReader OfJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return DocumentTokens.ReadJson(json);
    }

    public static ModelReader Of(Value value, string? prefix = null) => new(ValueTokens.Of(value), prefix: prefix);

    public T ReadDocument<T>(Func<ModelReader, T> read) => read(this);

    public T ReadModel<T>()
        where T : ModelObject, new() => ((SlotType<T>)SlotType.Object<T>()).Read(this);

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
            _path.RemoveAt(_path.Count - 1);
            Next();
            return false;
        }

        name = Current.Text!;
        _path[^1] = (name, -1);
        Next();
        return true;
    }

    /// <summary>True at the end of a list, which is stepped over.</summary>
    public bool TryEndArray()
    {
        if (Current.Kind != TokenKind.EndArray)
        {
            var index = _path[^1].Index;
            _path[^1] = (null, index + 1);
            return false;
        }

        _path.RemoveAt(_path.Count - 1);
        Next();
        return true;
    }

    public UntypedValue ReadUntyped()
    {
        switch (Current.Kind)
        {
            case TokenKind.Null:
                Next();
                return UntypedValue.Null;
            case TokenKind.Boolean:
                return ReadBoolean();
            case TokenKind.Integer or TokenKind.Double:
                return new(Number());
            case TokenKind.String:
                return ReadString();
            case TokenKind.BeginArray:
                return new(SlotType.List(SlotType.Untyped).ReadSlot(this));
            default:
                return new(SlotType.Map(SlotType.Untyped).ReadSlot(this));
        }
    }

    /// <summary>The error of a number that was just read and is too large for its type in C#.</summary>
    public ManifestFormatException DoesNotFit(string size)
    {
        _at--;
        return Error($"{Current.Describe()} does not fit {size}");
    }

    /// <summary>A resource must be of the kind it is read as; where the text does not say, the type does.</summary>
    public void RequireIdentity(ModelObject resource)
    {
        foreach (var (slot, expected) in ((int, string)[])[(ObjectShape.KindSlot, resource.OwnShape.Kind!), (ObjectShape.ApiVersionSlot, resource.OwnShape.ApiVersion!)])
        {
            if (resource.SlotAt(slot) is not string found)
            {
                resource.SetSlot(slot, expected);
            }
            else if (found != expected)
            {
                var name = resource.OwnShape.NameAt(slot);
                throw new ManifestFormatException(
                    $"{name} is \"{found}\", but {resource.GetType().Name} is read from \"{expected}\"; read it as the type generated for that {name}", Path(name), Place().Line, Place().Column);
            }
        }
    }

    /// <summary>Where the reader stands, for <see cref="Duplicate"/>.</summary>
    public int Position => _at;

    /// <summary>The error of a name that was read before.</summary>
    /// <param name="position">The position behind the name.</param>
    public ManifestFormatException Duplicate(int position)
    {
        _at = position - 1;
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

    private static bool IsWhole(Token token) =>
        token.Kind == TokenKind.Integer || (token.Kind == TokenKind.Double && token.Double == Math.Floor(token.Double));

    private SourceMark Place()
    {
        var token = _tokens[Math.Min(_at, _tokens.Count - 1)];
        return _locate is null ? token.Mark : _locate(token);
    }

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
        _path.Add((null, -1));
        Next();
    }

    private void Next() => _at++;

    private string Path(string? last)
    {
        var text = new StringBuilder(_prefix);
        foreach (var (name, index) in _path)
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
