using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Findings;

/// <summary>What a run of <c>validate</c> found.</summary>
internal sealed class ValidationReport
{
    /// <summary>Every resource, in the order of the input.</summary>
    public List<ResourceReport> Resources { get; } = [];

    /// <summary>What could not be read.</summary>
    public List<InputProblem> Problems { get; } = [];

    /// <summary>Notes that belong to no resource: kinds nobody knows, stale entries of a baseline.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Those that were judged.</summary>
    public IEnumerable<ResourceReport> Judged => Resources.Where(r => r.IsJudged);

    /// <summary>How many are of a kind nobody here knows.</summary>
    public int Skipped => Resources.Count(r => !r.IsJudged);

    /// <summary>How many were judged by types and metadata alone.</summary>
    public int ShapeOnly => Resources.Count(r => r.IsJudged && r.IsShapeOnly);

    /// <summary>How many findings of a severity count.</summary>
    public int Count(FindingSeverity severity) => Judged.Sum(r => r.Findings.Count(f => f.Severity == severity && f.Accepted is null));
}
