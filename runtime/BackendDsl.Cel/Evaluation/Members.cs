using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The members of a list or map that a comprehension goes over.</summary>
internal struct Members
{
    private readonly ListValue? _list;
    private readonly IArrayValue? _array;
    private readonly MapValue? _map;
    private readonly IObjectValue? _object;
    private readonly ValueAdapter? _item;
    private readonly int _count;
    private int _at;

    public Members(in CelValue range)
    {
        _at = -1;
        IsComplete = true;
        Refusal = CelValue.Null;
        switch (range.Kind)
        {
            case CelKind.List when range.Reference is ListValue list:
                _list = list;
                _count = list.Count;
                IsComplete = list.IsComplete;
                break;
            case CelKind.List:
                _array = (IArrayValue)range.Reference!;
                _item = ((ListAdapter)range.Aux!).Item;
                _count = _array.Count;
                IsComplete = _array.IsComplete;
                break;
            case CelKind.Map when range.Reference is MapValue map:
                _map = map;
                _count = map.Count;
                IsComplete = map.IsComplete;
                break;
            case CelKind.Map or CelKind.Object when range.Reference is IObjectValue members:
                _object = members;
                _item = (range.Aux as MapAdapter)?.Item ?? RawAdapter.Instance;
                _count = members.Count;
                IsComplete = members.IsComplete;
                break;
            case CelKind.Error or CelKind.Unknown:
                Refusal = range;
                break;
            default:
                Refusal = CelValue.Failure($"got '{GoTypeOf(range)}', expected iterable type");
                break;
        }
    }

    /// <summary>The error or unknown that stands for the whole, or null.</summary>
    public CelValue Refusal { get; }

    /// <summary>False if members may be missing.</summary>
    public bool IsComplete { get; private set; }

    public readonly bool IsList => _list is not null || _array is not null;

    /// <summary>An upper limit.</summary>
    public readonly int Capacity => _count;

    public bool Next()
    {
        while (++_at < _count)
        {
            if (_object is null)
                return true;
            switch (_object.ValueAt(_at).Kind)
            {
                case ValueKind.Absent:
                    continue;
                case ValueKind.MaybeAbsent:
                    IsComplete = false;
                    continue;
                default:
                    return true;
            }
        }

        return false;
    }

    /// <summary>What the variable of a one-variable macro holds: the item, or the key.</summary>
    public readonly CelValue Current => _list is not null ? _list[_at]
        : _array is not null ? _item!.Adapt(_array[_at])
        : Key;

    /// <summary>The index or the key.</summary>
    public readonly CelValue Key => _map is not null ? _map.KeyAt(_at)
        : _object is not null ? CelValue.Of(_object.NameAt(_at))
        : CelValue.Of((long)_at);

    /// <summary>The item, or the value under the key.</summary>
    public readonly CelValue Value => _map is not null ? _map.ValueAt(_at)
        : _object is not null ? _item!.Adapt(_object.ValueAt(_at))
        : Current;

    private static string GoTypeOf(in CelValue value) => value.Kind switch
    {
        CelKind.Null => "types.Null",
        CelKind.Bool => "types.Bool",
        CelKind.Int => "types.Int",
        CelKind.Uint => "types.Uint",
        CelKind.Double => "types.Double",
        CelKind.String => "types.String",
        CelKind.Bytes => "types.Bytes",
        CelKind.Duration => "types.Duration",
        CelKind.Timestamp => "types.Timestamp",
        CelKind.Optional => "*types.Optional",
        _ => value.Type.Name,
    };
}
