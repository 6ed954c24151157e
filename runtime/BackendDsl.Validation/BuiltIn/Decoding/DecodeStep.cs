using BackendDsl.Validation.BuiltIn.Facts;

namespace BackendDsl.Validation.BuiltIn.Decoding;

/// <summary>One step of the way to what is being decoded: a member of a type, an index, or a key.</summary>
internal struct DecodeStep
{
    public TypeFacts? Owner;
    public string? Name;
    public int Index;
}
