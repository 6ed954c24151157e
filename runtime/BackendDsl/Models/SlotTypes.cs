using BackendDsl.Cel.Values;
using BackendDsl.Serialization;

namespace BackendDsl.Models;

internal sealed class StringSlot : SlotType<string>
{
    internal override string Expected => "a string";

    internal override string Read(ModelReader reader) => reader.ReadString();

    internal override object ReadSlot(ModelReader reader) => reader.ReadString();
}

internal sealed class BooleanSlot : SlotType<bool>
{
    internal override string Expected => "true or false";

    internal override bool Read(ModelReader reader) => reader.ReadBoolean();

    internal override object ReadSlot(ModelReader reader) => Value.Of(reader.ReadBoolean()).ToSlot()!;
}

/// <summary>A whole number. Text such as <c>1.0</c> is one to Kubernetes; a slot keeps it as it stood, whatever its size.</summary>
internal sealed class Int64Slot : SlotType<long>
{
    internal override string Expected => "a whole number";

    internal override long Read(ModelReader reader) => Slots.TryToInt64(reader.ReadInteger(), out var value) ? value : throw reader.DoesNotFit("64 bits");

    internal override object ReadSlot(ModelReader reader) => reader.ReadInteger();
}

internal sealed class Int32Slot : SlotType<int>
{
    internal override string Expected => "a whole number";

    internal override int Read(ModelReader reader) =>
        Slots.TryToInt64(reader.ReadInteger(), out var value) && (int)value == value ? (int)value : throw reader.DoesNotFit("32 bits");
}

internal sealed class DoubleSlot : SlotType<double>
{
    internal override string Expected => "a number";

    internal override double Read(ModelReader reader) => Slots.ToDouble(reader.ReadNumber());

    internal override object ReadSlot(ModelReader reader) => reader.ReadNumber();
}

internal sealed class IntOrStringSlot : SlotType<IntOrStringValue>
{
    internal override string Expected => "a whole number or a string";

    internal override IntOrStringValue Read(ModelReader reader) => IntOrStringValue.FromSlot(ReadSlot(reader));

    internal override object ReadSlot(ModelReader reader) => reader.ReadIntegerOrString();
}

internal sealed class UntypedSlot : SlotType<UntypedValue>
{
    internal override string Expected => "a value";

    internal override UntypedValue ReadItem(ModelReader reader) => Read(reader);

    internal override UntypedValue Read(ModelReader reader) => reader.ReadUntyped();

    internal override object ReadSlot(ModelReader reader) => reader.ReadUntyped().Slot;
}

/// <summary>A scalar that C# sees as its own type and a slot holds as a string or number.</summary>
internal sealed class ScalarSlot<T>(SlotType inner, Func<object, T> convert) : SlotType<T>
    where T : struct
{
    internal override string Expected => inner is Int64Slot ? "a whole number" : inner is StringSlot ? "a string" : "a whole number or a string";

    internal override T Read(ModelReader reader) => convert(inner is Int64Slot whole ? whole.Read(reader) : inner.ReadSlot(reader));

    internal override object ReadSlot(ModelReader reader) => inner.ReadSlot(reader);
}

internal sealed class NullableSlot<T>(SlotType<T> inner) : SlotType<T?>
    where T : struct
{
    internal override string Expected => inner.Expected;

    internal override T? Read(ModelReader reader) => inner.Read(reader);

    internal override object ReadSlot(ModelReader reader) => inner.ReadSlot(reader);
}

internal sealed class ObjectSlot<T> : SlotType<T>
    where T : ModelObject, new()
{
    public static readonly ObjectSlot<T> Instance = new();

    internal override string Expected => "an object";

    internal override T Read(ModelReader reader)
    {
        var model = new T();
        model.ReadMembers(reader);
        return model;
    }

    internal override object ReadSlot(ModelReader reader) => Read(reader);
}

internal sealed class ListSlot<T>(SlotType<T> item) : SlotType<ModelList<T>>
{
    internal override string Expected => "a list";

    internal override ModelList<T> Read(ModelReader reader)
    {
        reader.BeginArray();
        if (reader.TryEndArray())
            return ModelList<T>.Empty;
        var list = new ModelList<T>(open: true);
        do
        {
            list.Append(item.ReadItem(reader));
        }
        while (!reader.TryEndArray());
        return list.Close();
    }
}

internal sealed class MapSlot<T>(SlotType<T> value) : SlotType<ModelMap<T>>
{
    internal override string Expected => "a map";

    internal override ModelMap<T> Read(ModelReader reader)
    {
        reader.BeginObject();
        var map = new ModelMap<T>(open: true);
        while (reader.TryName(out var name))
        {
            var place = reader.Last;
            if (!map.TryAdd(name, value.ReadItem(reader)))
                throw reader.Duplicate(place);
        }

        return map.Close();
    }
}
