using BackendDsl.Serialization;

namespace BackendDsl.Models;

/// <summary>How a value of type <typeparamref name="T"/> is read from text.</summary>
/// <typeparam name="T">The type the value has in C#.</typeparam>
public abstract class SlotType<T> : SlotType
{
    private protected SlotType()
    {
    }

    /// <summary>Reads an item or map value, which may be null.</summary>
    internal virtual T ReadItem(ModelReader reader)
    {
        if (!reader.IsNull)
            return Read(reader);
        if (default(T) is not null)
            throw reader.WrongType(Expected);
        reader.TryNull();
        return default!;
    }

    /// <summary>What is expected, for messages.</summary>
    internal abstract string Expected { get; }

    /// <summary>Reads a value that is not null.</summary>
    internal abstract T Read(ModelReader reader);

    internal override object ReadSlot(ModelReader reader) => Read(reader)!;
}
