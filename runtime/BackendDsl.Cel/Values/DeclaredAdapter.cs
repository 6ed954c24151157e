namespace BackendDsl.Cel.Values;

/// <summary>A field of a type given outright, whose values are never read from a document.</summary>
internal sealed class DeclaredAdapter(CelType type) : ValueAdapter(type, nullable: true)
{
    protected override CelValue Convert(in Value value) => CelValue.Of(value);
}
