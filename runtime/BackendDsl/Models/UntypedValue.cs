using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Serialization;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Models;

/// <summary>Any JSON value, immutable, equal by value. The default value is a JSON null.</summary>
public readonly struct UntypedValue : IEquatable<UntypedValue>
{
    private readonly object? _slot;

    internal UntypedValue(object slot) => _slot = ReferenceEquals(slot, Value.NullSlot) ? null : slot;

    /// <summary>A JSON null.</summary>
    public static UntypedValue Null => default;

    /// <summary>True for a JSON null.</summary>
    public bool IsNull => _slot is null;

    /// <summary>What kind of value it is.</summary>
    public ValueKind Kind => Value.FromSlot(Slot).Kind;

    internal object Slot => _slot ?? Value.NullSlot;

    /// <summary>The member of an object, or null where it is absent or this is no object.</summary>
    public UntypedValue? this[string name] => _slot is IObjectValue o ? FromValue(o[name]) : default;

    /// <summary>The item of an array, or null where there is none or this is no array.</summary>
    public UntypedValue? this[int index] => _slot is IArrayValue a && index >= 0 && index < a.Count ? FromValue(a[index]) : default;

    /// <summary>A string; null becomes a JSON null.</summary>
    public static implicit operator UntypedValue(string? value) => value is null ? default : new(value);

    /// <summary>A boolean.</summary>
    public static implicit operator UntypedValue(bool value) => new(Value.Of(value).ToSlot()!);

    /// <summary>A whole number.</summary>
    public static implicit operator UntypedValue(long value) => new((object)value);

    /// <summary>A whole number.</summary>
    public static implicit operator UntypedValue(int value) => new((object)(long)value);

    /// <summary>A number.</summary>
    public static implicit operator UntypedValue(double value) => new(Slots.FromDouble(value));

    /// <summary>A parsed JSON value.</summary>
    public static implicit operator UntypedValue(JsonElement value) => Parse(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText());

    /// <summary>A JSON value.</summary>
    public static implicit operator UntypedValue(JsonNode? value) => Parse(value?.ToJsonString() ?? "null");

    /// <summary>Any model.</summary>
    public static implicit operator UntypedValue(ModelObject value) => FromValue(Value.Of(value)) ?? default;

    /// <summary>Equal by value.</summary>
    public static bool operator ==(UntypedValue left, UntypedValue right) => left.Equals(right);

    /// <summary>Not equal by value.</summary>
    public static bool operator !=(UntypedValue left, UntypedValue right) => !left.Equals(right);

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="ManifestFormatException">It is not JSON.</exception>
    public static UntypedValue Parse(string json) => JsonModelReader.Read(json, static reader => reader.ReadUntyped());

    /// <summary>An object of these members.</summary>
    public static UntypedValue Object(params IEnumerable<(string Name, UntypedValue Value)> members) => new(new ModelMap<UntypedValue>(members));

    /// <summary>An array of these items.</summary>
    public static UntypedValue Array(params IEnumerable<UntypedValue> items) => new(new ModelList<UntypedValue>(items));

    /// <summary>The value as JSON reads it; null where it is absent.</summary>
    public static UntypedValue? FromValue(Value value) => value.Kind switch
    {
        ValueKind.Absent => default(UntypedValue?),
        ValueKind.Null => Null,
        ValueKind.Array => new(ToList(value.Array)),
        ValueKind.Object => new(ToMap(value.Object)),
        _ => new(value.ToSlot()!),
    };

    /// <summary>The value as the engine sees it.</summary>
    public Value ToValue() => Value.FromSlot(Slot);

    /// <summary>The string; null where it is none.</summary>
    public string? AsString() => _slot as string;

    /// <summary>The boolean; null where it is none.</summary>
    public bool? AsBoolean() => _slot as bool?;

    /// <summary>The whole number; null where it is none.</summary>
    public long? AsInt64() => _slot is long or double && Slots.TryToInt64(_slot, out var value) ? value : null;

    /// <summary>The number; null where it is none.</summary>
    public double? AsDouble() => _slot is long or double ? Slots.ToDouble(_slot) : null;

    /// <summary>The items; null where it is no array.</summary>
    public ModelList<UntypedValue>? AsArray() => _slot as ModelList<UntypedValue>;

    /// <summary>The members; null where it is no object.</summary>
    public ModelMap<UntypedValue>? AsObject() => _slot as ModelMap<UntypedValue>;

    /// <summary>The value as a JSON element.</summary>
    public JsonElement ToJsonElement()
    {
        using var document = JsonDocument.Parse(ToString(), new() { MaxDepth = DocumentLimits.Depth + 1 });
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public bool Equals(UntypedValue other) => Slots.AreEqual(_slot, other._slot);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UntypedValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Slots.HashOf(_slot);

    /// <summary>The value as compact JSON.</summary>
    public override string ToString() => JsonManifestWriter.WriteString(ToValue(), indented: false);

    private static ModelList<UntypedValue> ToList(IArrayValue array)
    {
        if (array is ModelList<UntypedValue> same)
            return same;
        var list = new ModelList<UntypedValue>(open: true);
        for (var i = 0; i < array.Count; i++)
            list.Append(FromValue(array[i]) ?? default);
        return list.Close();
    }

    private static ModelMap<UntypedValue> ToMap(IObjectValue value)
    {
        if (value is ModelMap<UntypedValue> same)
            return same;
        var map = new ModelMap<UntypedValue>(open: true);
        for (var i = 0; i < value.Count; i++)
        {
            if (FromValue(value.ValueAt(i)) is { } member)
                map.Put(value.NameAt(i), member);
        }

        return map.Close();
    }
}
