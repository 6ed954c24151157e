using System.Buffers.Binary;
using System.Text;

namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>Reads the protobuf wire form.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    public readonly bool AtEnd => _position >= _data.Length;

    public ulong ReadVarint()
    {
        ulong result = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _data.Length) throw new WireFormatException("truncated");
            var b = _data[_position++];
            if (shift < 64) result |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return result;
        }
        throw new WireFormatException("a varint is longer than ten bytes");
    }

    public uint ReadFixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong ReadFixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public ReadOnlySpan<byte> ReadLengthDelimited()
    {
        var length = ReadVarint();
        return length > int.MaxValue ? throw new WireFormatException("truncated") : Take((int)length);
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadLengthDelimited());

    /// <summary>Passes over a field this library does not know.</summary>
    public void Skip(int wireType)
    {
        switch (wireType)
        {
            case 0: ReadVarint(); break;
            case 1: Take(8); break;
            case 2: ReadLengthDelimited(); break;
            case 5: Take(4); break;
            default: throw new WireFormatException($"wire type {wireType} is not supported");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _data.Length - _position) throw new WireFormatException("truncated");
        var taken = _data.Slice(_position, count);
        _position += count;
        return taken;
    }
}
