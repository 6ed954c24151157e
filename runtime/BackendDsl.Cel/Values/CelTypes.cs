namespace BackendDsl.Cel.Values;

/// <summary>Types of the Kubernetes libraries, and which names stand for types in an expression.</summary>
internal static class CelTypes
{
    public static readonly CelType Url = CelType.Opaque("kubernetes.URL");
    public static readonly CelType Quantity = CelType.Opaque("kubernetes.Quantity");
    public static readonly CelType Semver = CelType.Opaque("kubernetes.Semver");
    public static readonly CelType Ip = CelType.Opaque("net.IP");
    public static readonly CelType Cidr = CelType.Opaque("net.CIDR");
    public static readonly CelType NamedFormat = CelType.Opaque("kubernetes.NamedFormat");
    public static readonly CelType Authorizer = CelType.Opaque("kubernetes.authorization.Authorizer");
    public static readonly CelType PathCheck = CelType.Opaque("kubernetes.authorization.PathCheck");
    public static readonly CelType GroupCheck = CelType.Opaque("kubernetes.authorization.GroupCheck");
    public static readonly CelType ResourceCheck = CelType.Opaque("kubernetes.authorization.ResourceCheck");
    public static readonly CelType Decision = CelType.Opaque("kubernetes.authorization.Decision");

    public static readonly CelType ListOfA = CelType.List(CelType.Parameter("A"));

    private static readonly Dictionary<string, CelType> s_byName = new(StringComparer.Ordinal)
    {
        ["bool"] = CelType.Bool,
        ["bytes"] = CelType.Bytes,
        ["double"] = CelType.Double,
        ["int"] = CelType.Int,
        ["uint"] = CelType.Uint,
        ["string"] = CelType.String,
        ["null_type"] = CelType.Null,
        ["type"] = CelType.AnyType,
        ["list"] = CelType.DynList,
        ["map"] = CelType.DynMap,
        ["dyn"] = CelType.Dyn,
        ["google.protobuf.Timestamp"] = CelType.Timestamp,
        ["google.protobuf.Duration"] = CelType.Duration,
        ["optional_type"] = CelType.Optional(CelType.Dyn),
        ["net.IP"] = Ip,
        ["net.CIDR"] = Cidr,
        ["kubernetes.URL"] = Url,
        ["kubernetes.Quantity"] = Quantity,
        ["kubernetes.Semver"] = Semver,
        ["kubernetes.NamedFormat"] = NamedFormat,
    };

    /// <summary>The type of that name, or null. <c>dyn</c> is no value.</summary>
    public static CelType? Find(string name) => name != "dyn" && s_byName.TryGetValue(name, out var type) ? type : null;
}
