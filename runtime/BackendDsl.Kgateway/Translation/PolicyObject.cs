using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Releases;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Value = BackendDsl.Cel.Values.Value;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// One object of a policy, read by wire name. What has the wrong form is told as a problem of the policy and reads as not set;
/// an explicit null is as if nothing were there, as the API server stores it.
/// </summary>
internal readonly struct PolicyObject
{
    private readonly IObjectValue? _object;
    private readonly string _parent;
    private readonly string? _name;
    private readonly string? _inner;
    private readonly int _index;
    private readonly Problems _problems;

    public PolicyObject(IObjectValue? value, string path, Problems problems)
        : this(value, path, null, null, -1, problems)
    {
    }

    // The path is needed for messages alone, so it is put together only then.
    private PolicyObject(IObjectValue? value, string parent, string? name, string? inner, int index, Problems problems)
    {
        _object = value;
        _parent = parent;
        _name = name;
        _inner = inner;
        _index = index;
        _problems = problems;
    }

    /// <summary>Where the object stands, for messages.</summary>
    public string Path
    {
        get
        {
            var path = _name is null ? _parent : _inner is null ? $"{_parent}.{_name}" : $"{_parent}.{_name}.{_inner}";
            return _index < 0 ? path : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{_index}]");
        }
    }

    public bool IsPresent => _object is not null;

    public IObjectValue? Object => _object;

    public bool Has(string name) => !Get(name).IsAbsent;

    public PolicyObject Child(string name)
    {
        var value = Get(name);
        if (value.Kind == ValueKind.Object)
            return Below(value.Object, name, -1);
        if (!value.IsAbsent)
            Wrong(name, "an object");
        return new(null, _parent, _name, _inner, _index, _problems);
    }

    public string? Text(string name)
    {
        var value = Get(name);
        if (value.Kind == ValueKind.String)
            return value.String;
        if (!value.IsAbsent)
            Wrong(name, "a string");
        return null;
    }

    public bool? Flag(string name)
    {
        var value = Get(name);
        if (value.Kind == ValueKind.Boolean)
            return value.Boolean;
        if (!value.IsAbsent)
            Wrong(name, "true or false");
        return null;
    }

    public ulong? UInt64(string name) => (ulong?)Whole(name, long.MaxValue);

    public uint? UInt32(string name) => (uint?)Whole(name, uint.MaxValue);

    public Duration? Duration(string name)
    {
        var value = Get(name);
        if (value.IsAbsent)
            return null;
        if (value.Kind == ValueKind.String && GoDuration.TryParse(value.String, out var nanoseconds) && nanoseconds >= 0)
            return new() { Seconds = nanoseconds / 1_000_000_000, Nanos = (int)(nanoseconds % 1_000_000_000) };
        Wrong(name, "a duration such as 5s");
        return null;
    }

    /// <summary>A whole number or a quantity such as 64Ki, rounded up.</summary>
    public uint? Quantity(string name)
    {
        var value = Get(name);
        if (value.Kind != ValueKind.String)
            return UInt32(name);
        if (BackendDsl.Cel.Text.Quantity.TryParse(value.String, out var quantity) && quantity.Value() is >= 0 and <= uint.MaxValue and var number)
            return (uint)number;
        Wrong(name, "a quantity such as 64Ki");
        return null;
    }

    public IArrayValue? List(string name)
    {
        var value = Get(name);
        if (value.Kind == ValueKind.Array)
            return value.Array;
        if (!value.IsAbsent)
            Wrong(name, "a list");
        return null;
    }

    /// <summary>The items of a list of objects.</summary>
    public BlockItems Blocks(string name) => new(this, name);

    /// <summary>One item of a list of objects; false where it is none, which is told.</summary>
    public bool TryItem(IArrayValue list, string name, int index, out PolicyObject item)
    {
        var value = list[index];
        if (value.Kind == ValueKind.Object)
        {
            item = Below(value.Object, name, index);
            return true;
        }

        item = default;
        Wrong($"{name}[{index}]", "an object");
        return false;
    }

    /// <summary>Appends the items of a list of strings.</summary>
    public void CopyTexts(string name, RepeatedField<string> to)
    {
        if (List(name) is not { } list)
            return;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Kind == ValueKind.String)
                to.Add(list[i].String);
            else
                Wrong($"{name}[{i}]", "a string");
        }
    }

    /// <summary>Tells something that the gateway refuses about a member.</summary>
    public void Error(string name, string message, string id = "") => _problems.Error(PathOf(name), message, id);

    /// <summary>Tells something that the gateway ignores about a member.</summary>
    public void Warn(string name, string message, string id = "") => _problems.Warn(PathOf(name), message, id);

    /// <summary>
    /// Whether the release has the member at all. One it has not is lost on the way (the API server drops it, or kubectl refuses the manifest):
    /// if it is there, that is told.
    /// </summary>
    public bool Knows(string name, ReleaseLine since, ReleaseFacts facts)
    {
        if (facts.Line >= since)
            return true;
        if (Has(name))
            Warn(name, LostMembers.Message(name, since), LostMembers.Id);
        return false;
    }

    /// <summary>The same for the two members that only the documentation page has.</summary>
    public bool KnowsDocumented(string name, ReleaseFacts facts)
    {
        if (!facts.HasDocumentedMembers && Has(name))
            Warn(name, LostMembers.NeverReleased(name), LostMembers.DocumentedId);
        return facts.HasDocumentedMembers;
    }

    private PolicyObject Below(IObjectValue value, string name, int index) => _index >= 0 || _inner is not null
        ? new(value, Path, name, null, index, _problems)
        : _name is null ? new(value, _parent, name, null, index, _problems) : new(value, _parent, _name, name, index, _problems);

    private FieldPath PathOf(string name) => FieldPath.Parse(name.Length == 0 ? Path : $"{Path}.{name}");

    private Value Get(string name)
    {
        if (_object is null)
            return default;
        var value = _object[name];
        return value.Kind is ValueKind.Null or ValueKind.MaybeAbsent ? default : value;
    }

    private long? Whole(string name, long maximum)
    {
        var value = Get(name);
        if (value.IsAbsent)
            return null;
        if (value.IsNumber && value.Number is var number && number == Math.Floor(number) && number >= 0 && number <= maximum)
            return value.Kind == ValueKind.Integer ? value.Integer : (long)number;
        Wrong(name, $"a whole number from 0 to {maximum}");
        return null;
    }

    private void Wrong(string name, string wanted) => Error(name, $"expected {wanted}, found {Show(Get(name))}");

    private static string Show(Value value) => value.Kind switch
    {
        ValueKind.Array => "a list",
        ValueKind.Object => "an object",
        ValueKind.String => $"\"{value.String}\"",
        _ => value.ToString() ?? "",
    };
}
