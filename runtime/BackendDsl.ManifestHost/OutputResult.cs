namespace BackendDsl.ManifestHost;

/// <summary>What was done in an output folder.</summary>
/// <param name="Problems">What stood against it; with an error nothing was changed.</param>
/// <param name="Files">Full paths of the files that are this project's now, its record included.</param>
/// <param name="Written">How many files were written, new or changed.</param>
/// <param name="Unchanged">How many were right already.</param>
/// <param name="Removed">How many were removed because the code no longer makes them.</param>
internal sealed record OutputResult(IReadOnlyList<EmitProblem> Problems, IReadOnlyList<string> Files, int Written, int Unchanged, int Removed)
{
    /// <summary>True where what was told of the folder is over now.</summary>
    public bool HasHealed { get; init; }

    /// <summary>Nothing was done for these reasons.</summary>
    public static OutputResult Failed(IReadOnlyList<EmitProblem> problems) => new(problems, [], 0, 0, 0);
}
