namespace BackendDsl.Cel.Values;

/// <summary>Plain JSON: nothing declared, dates stay strings, nulls are present.</summary>
internal sealed class RawAdapter : ValueAdapter
{
    public static readonly RawAdapter Instance = new();

    private static readonly ListAdapter s_list = new(Instance, null, null, nullable: true);
    private static readonly MapAdapter s_map = new(Instance, isTyped: false, nullable: true);

    private RawAdapter()
        : base(CelType.Dyn, nullable: true)
    {
    }

    protected override CelValue Convert(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => CelValue.Of(value.Boolean),
        ValueKind.Integer => CelValue.Of(value.Integer),
        ValueKind.Double => CelValue.Of(value.Double),
        ValueKind.String => CelValue.Of(value.String),
        ValueKind.Array => new(CelKind.List, value.Array, s_list),
        _ => new(CelKind.Map, value.Object, s_map),
    };
}
