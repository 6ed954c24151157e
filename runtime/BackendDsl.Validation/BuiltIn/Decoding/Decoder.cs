using System.Globalization;
using System.Text;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>
/// Turns a value into objects of known types as the server decodes JSON: nulls are nothing, unknown members are noted and dropped, a value of the
/// wrong type is an error. The server stops at the first error; here the value counts as unknown and the rest is read on.
/// </summary>
internal sealed class Decoder(int minor)
{
    private const int MaximumDepth = 200;

    private DecodeStep[] _steps = new DecodeStep[32];
    private int _depth;
    private bool _isEnded;

    /// <summary>Unknown members: path and the version that brings it, 0 for none.</summary>
    public List<(FieldPath Path, int Since)>? Unknown { get; private set; }

    /// <summary>Wrong types, in the server's words; it tells the first alone.</summary>
    public List<(FieldPath Path, string Message)>? Errors { get; private set; }

    public Value Decode(in Value value, TypeFacts type) => DecodeObject(value, type);

    private Value DecodeShape(in Value value, Shape shape)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown or ValueKind.MaybeAbsent or ValueKind.Absent:
                return value;
            case ValueKind.Null:
                return shape.Kind == ShapeKind.Any ? value : Value.Absent;
        }

        switch (shape.Kind)
        {
            case ShapeKind.String:
                return value.Kind == ValueKind.String ? value : Mismatch(value, shape);
            case ShapeKind.Boolean:
                return value.Kind == ValueKind.Boolean ? value : Mismatch(value, shape);
            case ShapeKind.Int32:
                return value.Kind == ValueKind.Integer && value.Integer is >= int.MinValue and <= int.MaxValue ? value : Mismatch(value, shape);
            case ShapeKind.Int64:
                return value.Kind == ValueKind.Integer ? value : Mismatch(value, shape);
            case ShapeKind.Double:
                return value.IsNumber ? value : Mismatch(value, shape);
            case ShapeKind.IntOrString:
                return value.Kind == ValueKind.String || (value.Kind == ValueKind.Integer && value.Integer is >= int.MinValue and <= int.MaxValue)
                    ? value
                    : Mismatch(value, shape);
            case ShapeKind.Quantity:
                return DecodeQuantity(value);
            case ShapeKind.Time or ShapeKind.MicroTime:
                return value.Kind == ValueKind.String ? DecodeTime(value, shape.Kind == ShapeKind.MicroTime) : Mismatch(value, shape);
            case ShapeKind.Bytes:
                return DecodeBytes(value, shape);
            case ShapeKind.Object:
                return DecodeObject(value, shape.Type, shape);
            case ShapeKind.List:
                return DecodeList(value, shape);
            case ShapeKind.Map:
                return DecodeMap(value, shape);
            default:
                return value;
        }
    }

    private Value DecodeObject(in Value value, TypeFacts type, Shape? shape = null)
    {
        if (type.IsOpen)
            return value;
        if (value.Kind != ValueKind.Object)
        {
            if (shape is not null)
                return Mismatch(value, shape);
            return value.IsUnknown ? value : Value.Of(new TypedObject(type, true));
        }

        var source = value.Object;
        if (_depth >= MaximumDepth)
            return Value.Unknown;
        var result = new TypedObject(type, source.IsComplete);
        for (var i = 0; i < source.Count; i++)
        {
            var member = source.ValueAt(i);
            if (member.IsAbsent)
                continue;
            var name = source.NameAt(i);
            var slot = type.Find(name);
            if (slot < 0 || !type.Members[slot].IsIn(minor))
            {
                Push(type, name, 0);
                (Unknown ??= []).Add((Path(), slot < 0 || type.Members[slot].Since <= minor ? 0 : type.Members[slot].Since));
                Pop();
                continue;
            }

            Push(type, name, 0);
            // What is not known may be null, and null is nothing.
            result.Slots[slot] = member.IsUnknown ? Value.MaybeAbsent : DecodeShape(member, type.Members[slot].Shape);
            Pop();
        }

        if (!source.IsComplete)
        {
            for (var i = 0; i < result.Slots.Length; i++)
            {
                if (result.Slots[i].IsAbsent && source[type.Members[i].Name].IsAbsent)
                    result.Slots[i] = Value.MaybeAbsent;
            }
        }

        return Value.Of(result);
    }

    private Value DecodeList(in Value value, Shape shape)
    {
        if (value.Kind != ValueKind.Array)
            return Mismatch(value, shape);
        var source = value.Array;
        var items = new Value[source.Count];
        for (var i = 0; i < items.Length; i++)
        {
            Push(null, null, i);
            var item = source[i];
            items[i] = item.Kind == ValueKind.Null ? Zero(shape.Item) : DecodeShape(item, shape.Item);
            Pop();
        }

        return Value.Of(new TypedList(items, source.IsComplete));
    }

    private Value DecodeMap(in Value value, Shape shape)
    {
        if (value.Kind != ValueKind.Object)
            return Mismatch(value, shape);
        var source = value.Object;
        if (source.Count == 0 && source.IsComplete)
            return Value.Of(TypedMap.Empty);
        var keys = new string[source.Count];
        var values = new Value[source.Count];
        var (count, complete) = (0, source.IsComplete);
        for (var i = 0; i < keys.Length; i++)
        {
            var item = source.ValueAt(i);
            if (item.IsAbsent)
                continue;
            if (item.Kind == ValueKind.MaybeAbsent)
            {
                complete = false;
                continue;
            }

            keys[count] = source.NameAt(i);
            Push(null, keys[count], 0);
            values[count++] = item.Kind == ValueKind.Null ? Zero(shape.Item) : DecodeShape(item, shape.Item);
            Pop();
        }

        if (count < keys.Length)
        {
            Array.Resize(ref keys, count);
            Array.Resize(ref values, count);
        }

        Array.Sort(keys, values, StringComparer.Ordinal);
        return Value.Of(new TypedMap(keys, values, complete));
    }

    // What null is in a list or map: the zero value.
    private static Value Zero(Shape shape) => shape.Kind switch
    {
        ShapeKind.String or ShapeKind.Bytes => Value.Of(""),
        ShapeKind.Boolean => Value.Of(false),
        ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.Double or ShapeKind.IntOrString => Value.Of(0L),
        ShapeKind.Quantity => Value.Of("0"),
        ShapeKind.Object when !shape.Type.IsOpen => Value.Of(new TypedObject(shape.Type, true)),
        ShapeKind.List => Value.Of(new TypedList([], true)),
        ShapeKind.Map => Value.Of(TypedMap.Empty),
        _ => Value.Null,
    };

    private Value DecodeQuantity(in Value value)
    {
        var text = value.Kind switch
        {
            ValueKind.String => value.String.Trim(s_space),
            ValueKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ValueKind.Double => value.Double.ToString("R", CultureInfo.InvariantCulture),
            _ => "?",
        };
        if (Amount.IsPlain(text) || Quantity.TryParse(text, out _, out var error))
            return Value.Of(text);
        return Fail(error!, ends: true);
    }

    private static readonly char[] s_space = [' ', '\t', '\n', '\r', '\v', '\f'];

    private Value DecodeTime(in Value value, bool micro)
    {
        return GoTimeLayout.Check(value.String, micro) is { } error ? Fail(error, ends: true) : value;
    }

    private Value DecodeBytes(in Value value, Shape shape)
    {
        if (value.Kind == ValueKind.Array)
            return Value.Unknown;
        if (value.Kind != ValueKind.String)
            return Mismatch(value, shape);
        var error = Base64Text.ErrorAt(value.String);
        return error < 0 ? value : Fail("illegal base64 data at input byte " + error.ToString(CultureInfo.InvariantCulture));
    }

    private Value Mismatch(in Value value, Shape shape)
    {
        var at = _depth - 1;
        while (at >= 0 && _steps[at].Owner is null)
            at--;
        if (at < 0)
            return Fail($"json: cannot unmarshal {Word(value)} into Go value");
        var number = value.IsNumber && shape.Kind is ShapeKind.Int32 or ShapeKind.Int64 or ShapeKind.IntOrString ? " " + Literal(value) : "";
        var path = new StringBuilder();
        for (var i = 0; i <= at; i++)
        {
            if (_steps[i].Owner is not { } owner)
                continue;
            if (GoNames.Embedding(owner, _steps[i].Name!) is { } embedded)
                path.Append('.').Append(embedded);
            path.Append('.').Append(_steps[i].Name);
        }

        var type = GoNames.TypeOf(_steps[at].Owner!, _steps[at].Name!, shape);
        return Fail($"json: cannot unmarshal {Word(value)}{number} into Go struct field {_steps[at].Owner!.ShortName}{path} of type {type}", shape.Kind is ShapeKind.Time or ShapeKind.MicroTime or ShapeKind.IntOrString);
    }

    // A type that reads itself (quantities, times) ends the reading at once; of all others the server keeps the first mistake and reads on.
    private Value Fail(string message, bool ends = false)
    {
        Errors ??= [];
        if (ends && !_isEnded)
            Errors.Insert(0, (Path(), message));
        else
            Errors.Add((Path(), message));
        _isEnded |= ends;
        return Value.Unknown;
    }

    private static string Literal(in Value value)
    {
        if (value.Kind == ValueKind.Integer)
            return value.ToString();
        var number = value.Double;
        return number == Math.Floor(number) && Math.Abs(number) < 1e21
            ? Math.Abs(number) < 1e15 ? number.ToString("F1", CultureInfo.InvariantCulture) : number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Word(in Value value) => value.Kind switch
    {
        ValueKind.String => "string",
        ValueKind.Boolean => "bool",
        ValueKind.Array => "array",
        ValueKind.Object => "object",
        _ => "number",
    };

    private FieldPath Path()
    {
        var segments = new FieldPathSegment[_depth];
        for (var i = 0; i < _depth; i++)
        {
            var step = _steps[i];
            segments[i] = step.Name is null
                ? new(FieldPathSegmentKind.Index, "", step.Index)
                : new(step.Owner is null ? FieldPathSegmentKind.Key : FieldPathSegmentKind.Member, step.Name, 0);
        }

        return FieldPath.Of(segments);
    }

    private void Push(TypeFacts? owner, string? name, int index)
    {
        if (_depth == _steps.Length)
            Array.Resize(ref _steps, _depth * 2);
        _steps[_depth].Owner = owner;
        _steps[_depth].Name = name;
        _steps[_depth++].Index = index;
    }

    private void Pop() => _depth--;
}
