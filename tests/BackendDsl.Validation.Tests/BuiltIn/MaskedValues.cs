using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Makes parts of a value unknown, perhaps absent, or open, as a compiler sees a half-written object.</summary>
internal sealed class MaskedValues(int seed)
{
    private readonly Random _random = new(seed);

    public Value Mask(in Value value, bool isRoot = true)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                var members = new List<KeyValuePair<string, Value>>();
                for (var i = 0; i < value.Object.Count; i++)
                {
                    var name = value.Object.NameAt(i);
                    var keep = isRoot && name is "apiVersion" or "kind";
                    members.Add(new(name, keep ? value.Object.ValueAt(i) : Member(value.Object.ValueAt(i))));
                }

                return Value.Of(new OpenObject(members, _random.Next(12) > 0));
            case ValueKind.Array:
                var items = new List<Value>();
                var cut = _random.Next(8) == 0 ? _random.Next(value.Array.Count + 1) : value.Array.Count;
                for (var i = 0; i < cut; i++)
                    items.Add(_random.Next(12) == 0 ? Value.Unknown : Mask(value.Array[i], isRoot: false));
                return Value.Of(new OpenArray(items, cut == value.Array.Count && _random.Next(8) > 0));
            default:
                return value;
        }
    }

    private Value Member(in Value value) => _random.Next(12) switch
    {
        0 => Value.Unknown,
        1 => Value.MaybeAbsent,
        _ => Mask(value, isRoot: false),
    };

    private sealed class OpenArray(List<Value> items, bool isComplete) : IArrayValue
    {
        public int Count => items.Count;

        public bool IsComplete { get; } = isComplete;

        public Value this[int index] => items[index];
    }

    private sealed class OpenObject(List<KeyValuePair<string, Value>> members, bool isComplete) : IObjectValue
    {
        public int Count => members.Count;

        public bool IsComplete { get; } = isComplete;

        public Value this[string name] => members.FirstOrDefault(m => m.Key == name).Value;

        public string NameAt(int index) => members[index].Key;

        public Value ValueAt(int index) => members[index].Value;
    }
}
