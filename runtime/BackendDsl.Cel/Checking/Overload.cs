using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Checking;

/// <summary>One signature of a function and what it does; operators have no implementation here.</summary>
internal sealed class Overload(string name, bool isMember, CelType[] parameters, CelType result, Delegate? implementation)
{
    public bool IsMember { get; } = isMember;

    public CelType[] Parameters { get; } = parameters;

    public CelType Result { get; } = result;

    public Delegate? Implementation { get; } = implementation;

    /// <summary>True if it is generic and must be instantiated before types are compared.</summary>
    public bool IsGeneric { get; } = Array.Exists(parameters, HasParameter) || HasParameter(result);

    /// <summary>True if it reads the items of a list, so that one unknown item makes the outcome unknown.</summary>
    public bool ReadsItems { get; } = implementation is not null && name != "size" && Array.Exists(parameters, p => p.Kind == CelTypeKind.List);

    /// <summary>True if running values of these types may be given.</summary>
    public bool Accepts(int index, in CelValue value)
    {
        var parameter = Parameters[index];
        return parameter.Kind switch
        {
            CelTypeKind.Dyn or CelTypeKind.Parameter => true,
            CelTypeKind.Bool => value.Kind == CelKind.Bool,
            CelTypeKind.Int => value.Kind == CelKind.Int,
            CelTypeKind.Uint => value.Kind == CelKind.Uint,
            CelTypeKind.Double => value.Kind == CelKind.Double,
            CelTypeKind.String => value.Kind == CelKind.String,
            CelTypeKind.Bytes => value.Kind == CelKind.Bytes,
            CelTypeKind.Timestamp => value.Kind == CelKind.Timestamp,
            CelTypeKind.Duration => value.Kind == CelKind.Duration,
            CelTypeKind.Null => value.Kind == CelKind.Null,
            CelTypeKind.Type => value.Kind == CelKind.Type,
            CelTypeKind.List => value.Kind == CelKind.List && ItemsFit(parameter.Parameters[0], value),
            CelTypeKind.Map => value.Kind is CelKind.Map or CelKind.Object,
            CelTypeKind.Opaque => parameter.IsOptional ? value.Kind == CelKind.Optional : value.Kind == CelKind.Opaque && value.Opaque.Type.Name == parameter.Name,
            _ => true,
        };
    }

    // A list tells its item type by its first item, as the reference implementation guesses it.
    private static bool ItemsFit(CelType item, in CelValue list)
    {
        if (item.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter || HasParameter(item) || Lists.Count(list) == 0)
            return true;
        var first = Lists.Item(list, 0);
        return first.IsErrorOrUnknown || first.Type.Kind == item.Kind;
    }

    private static bool HasParameter(CelType type) => type.Kind == CelTypeKind.Parameter || Array.Exists(type.Parameters, HasParameter);
}
