namespace BackendDsl.Cel.Values;

/// <summary>Objects with named fields.</summary>
internal sealed class ObjectAdapter(CelObjectType type, bool nullable) : ValueAdapter(type, nullable)
{
    protected override CelValue Convert(in Value value) => value.Kind == ValueKind.Object
        ? new(CelKind.Object, value.Object, Type)
        : CelValue.Failure("invalid data, expected a map for the provided schema with type=object");
}
