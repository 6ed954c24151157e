namespace BackendDsl.Cel.Values;

/// <summary>What a <see cref="Value"/> holds: a JSON kind, nothing, or something not known yet.</summary>
public enum ValueKind : byte
{
    /// <summary>Nothing is there: the member is not present.</summary>
    Absent,

    /// <summary>An explicit JSON <c>null</c>.</summary>
    Null,

    /// <summary>A JSON <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number whose JSON text is a whole number that fits 64 bits.</summary>
    Integer,

    /// <summary>Any other number, as a 64-bit float (Kubernetes decodes it so).</summary>
    Double,

    /// <summary>A string.</summary>
    String,

    /// <summary>An array; see <see cref="IArrayValue"/>.</summary>
    Array,

    /// <summary>An object or a map; see <see cref="IObjectValue"/>.</summary>
    Object,

    /// <summary>
    /// Present, but its value is not known (a variable, a method call). Only compile-time reading makes these;
    /// a verdict that depends on one is not given.
    /// </summary>
    Unknown,

    /// <summary>Perhaps present, perhaps not, value unknown (a call inside an <c>if</c>).</summary>
    MaybeAbsent,
}
