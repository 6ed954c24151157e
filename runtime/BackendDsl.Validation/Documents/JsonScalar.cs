namespace BackendDsl.Validation.Documents;

/// <summary>What a scalar of JSON is, as far as its first look tells.</summary>
internal enum JsonScalar : byte
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A whole number that is known already.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>null</c>.</summary>
    Null,
}
