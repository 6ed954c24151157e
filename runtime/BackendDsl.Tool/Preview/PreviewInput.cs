using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Preview;

/// <summary>What there is to look at, as it is now.</summary>
/// <param name="Files">Files and folders with manifests.</param>
internal sealed record PreviewInput(IReadOnlyList<string> Files)
{
    /// <summary>What could not be read or made.</summary>
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    /// <summary>What the build's own judges say, beside what is found here; by project only.</summary>
    public IReadOnlyList<BuildFinding> BuildFindings { get; init; } = [];

    /// <summary>The code behind manifests, by the name of the manifest's file; empty where files are looked at.</summary>
    public IReadOnlyDictionary<string, SourcePlace> Places { get; init; } = new Dictionary<string, SourcePlace>();

    /// <summary>Files and folders whose committed form is the one to compare with, as full paths.</summary>
    public IReadOnlyList<string> Committed { get; init; } = [];
}
