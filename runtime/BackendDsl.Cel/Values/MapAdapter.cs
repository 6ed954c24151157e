namespace BackendDsl.Cel.Values;

/// <summary>Objects used as maps from names to values.</summary>
internal sealed class MapAdapter(ValueAdapter item, bool isTyped, bool nullable)
    : ValueAdapter(isTyped ? CelType.Map(CelType.String, item.Type) : CelType.Dyn, nullable)
{
    public ValueAdapter Item { get; } = item;

    /// <summary>False for plain JSON.</summary>
    public bool IsTyped { get; } = isTyped;

    protected override CelValue Convert(in Value value) => value.Kind == ValueKind.Object
        ? new(CelKind.Map, value.Object, this)
        : CelValue.Failure("invalid data, expected a map for the provided schema with type=object");
}
