namespace BackendDsl.Analyzers.Constants;

/// <summary>How a member of a model holds its value, as its C# type tells.</summary>
internal enum MemberShape
{
    /// <summary>A scalar of any kind.</summary>
    Scalar,

    /// <summary>An object of a model type.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map from strings.</summary>
    Map,
}
