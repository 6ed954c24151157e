using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Rules that a value is judged by: the schema of its kind, company policies, controller rules.</summary>
internal interface IFindingSource
{
    /// <summary>Adds what is definitely wrong with a value.</summary>
    void Evaluate(Value value, List<ReportedFinding> findings);
}
