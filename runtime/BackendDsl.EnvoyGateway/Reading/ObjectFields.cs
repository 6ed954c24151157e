using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>
/// One object, read by wire name. The objects that are read have been judged by their schema before, so a member that has another form than
/// the one asked for is not there; so is an explicit null, as the API server stores it.
/// </summary>
internal readonly struct ObjectFields(IObjectValue? value)
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    public static ObjectFields None => default;

    public IObjectValue? Object { get; } = value;

    public bool IsPresent => Object is not null;

    public Value this[string name]
    {
        get
        {
            if (Object is null)
                return default;
            var member = Object[name];
            return member.Kind is ValueKind.Null or ValueKind.MaybeAbsent or ValueKind.Unknown ? default : member;
        }
    }

    public bool Has(string name) => !this[name].IsAbsent;

    public ObjectFields Child(string name) => this[name] is { Kind: ValueKind.Object } child ? new(child.Object) : default;

    public string? Text(string name) => this[name] is { Kind: ValueKind.String } text ? text.String : null;

    public bool? Flag(string name) => this[name] is { Kind: ValueKind.Boolean } flag ? flag.Boolean : null;

    public long? Whole(string name) => this[name] switch
    {
        { Kind: ValueKind.Integer } number => number.Integer,
        { Kind: ValueKind.Double } number => (long)number.Double,
        _ => null,
    };

    /// <summary>A duration in nanoseconds.</summary>
    public long? Duration(string name) => Text(name) is { } text && GoDuration.TryParse(text, out var nanoseconds) ? nanoseconds : null;

    /// <summary>A number or a quantity such as 64Ki.</summary>
    public Quantity? Quantity(string name) => this[name] switch
    {
        { Kind: ValueKind.Integer } number => BackendDsl.Cel.Text.Quantity.FromInt64(number.Integer),
        { Kind: ValueKind.String } text when BackendDsl.Cel.Text.Quantity.TryParse(text.String, out var quantity) => quantity,
        _ => null,
    };

    public IArrayValue? List(string name) => this[name] is { Kind: ValueKind.Array } list ? list.Array : null;

    /// <summary>The items of a list of objects.</summary>
    public ObjectItems Items(string name) => new(List(name));

    /// <summary>The items of a list of strings.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (List(name) is not { Count: > 0 } list)
            return [];
        var texts = new List<string>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind == ValueKind.String)
                texts.Add(list[i].String);
        }

        return texts;
    }

    /// <summary>The items of a list of whole numbers.</summary>
    public IReadOnlyList<long> Wholes(string name)
    {
        if (List(name) is not { Count: > 0 } list)
            return [];
        var numbers = new List<long>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].IsNumber)
                numbers.Add(list[i].Kind == ValueKind.Integer ? list[i].Integer : (long)list[i].Double);
        }

        return numbers;
    }

    /// <summary>The entries of a map of strings.</summary>
    public IReadOnlyDictionary<string, string> Map(string name)
    {
        if (Child(name).Object is not { Count: > 0 } entries)
            return s_none;
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries.ValueAt(i) is { Kind: ValueKind.String } text)
                map[entries.NameAt(i)] = text.String;
        }

        return map;
    }
}
