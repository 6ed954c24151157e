namespace BackendDsl.Generator;

/// <summary>Names of the pipeline's steps, by which tests tell what ran and what did not.</summary>
internal static class TrackingNames
{
    /// <summary>Our files with what the project says of each.</summary>
    public const string Files = nameof(Files);

    /// <summary>A file read into models.</summary>
    public const string Definitions = nameof(Definitions);

    /// <summary>Names that meet across files.</summary>
    public const string Conflicts = nameof(Conflicts);

    /// <summary>One kind as it is to be printed.</summary>
    public const string Kinds = nameof(Kinds);

    /// <summary>What is wrong with a file.</summary>
    public const string Problems = nameof(Problems);
}
