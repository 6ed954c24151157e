using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks.Constraints;

/// <summary>The rules of one field, or a oneof of which one member is required.</summary>
internal sealed class Constraint
{
    public required ClusterRule Rule { get; init; }

    /// <summary>Null for a oneof.</summary>
    public ApiField? Field { get; init; }

    /// <summary>A oneof of which one member is required.</summary>
    public string? Oneof { get; init; }

    public bool IsRequired { get; init; }

    public bool IgnoresEmpty { get; init; }

    /// <summary>What is asked of a value; the text is a reason, or null when it is fulfilled.</summary>
    public List<Func<object, string?>> Value { get; } = [];

    /// <summary>What is asked of a list or map as a whole.</summary>
    public List<Func<int, string?>> Count { get; } = [];

    /// <summary>What is asked of each element of a list, or each key of a map.</summary>
    public List<Func<object, string?>> Each { get; } = [];
}
