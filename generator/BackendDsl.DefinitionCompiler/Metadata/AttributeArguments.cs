using System.Reflection.Metadata;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>The arguments of an attribute as its blob has them: the positional ones first, then the named ones.</summary>
internal sealed class AttributeArguments
{
    private const ushort Prolog = 1;
    private const byte Property = 0x54;
    private const byte StringCode = 0x0e;
    private const byte BooleanCode = 0x02;

    private readonly BlobBuilder _fixed = new();
    private readonly BlobBuilder _named = new();
    private ushort _count;

    public AttributeArguments() => _fixed.WriteUInt16(Prolog);

    public AttributeArguments Add(string value)
    {
        _fixed.WriteSerializedString(value);
        return this;
    }

    public AttributeArguments Add(int value)
    {
        _fixed.WriteInt32(value);
        return this;
    }

    public AttributeArguments Add(long value)
    {
        _fixed.WriteInt64(value);
        return this;
    }

    public AttributeArguments Add(byte value)
    {
        _fixed.WriteByte(value);
        return this;
    }

    public AttributeArguments Add(IReadOnlyList<byte> values)
    {
        _fixed.WriteInt32(values.Count);
        foreach (var value in values)
            _fixed.WriteByte(value);
        return this;
    }

    public AttributeArguments Add(IReadOnlyList<string> values)
    {
        _fixed.WriteInt32(values.Count);
        foreach (var value in values)
            _fixed.WriteSerializedString(value);
        return this;
    }

    public AttributeArguments Set(string property, string value)
    {
        Name(property, StringCode);
        _named.WriteSerializedString(value);
        return this;
    }

    public AttributeArguments Set(string property, bool value)
    {
        Name(property, BooleanCode);
        _named.WriteBoolean(value);
        return this;
    }

    /// <summary>The whole; these arguments are spent then.</summary>
    public BlobBuilder ToBlob()
    {
        _fixed.WriteUInt16(_count);
        _fixed.LinkSuffix(_named);
        return _fixed;
    }

    private void Name(string property, byte type)
    {
        _count++;
        _named.WriteByte(Property);
        _named.WriteByte(type);
        _named.WriteSerializedString(property);
    }
}
