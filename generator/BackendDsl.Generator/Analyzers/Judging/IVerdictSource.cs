using BackendDsl.Schema.Values;

namespace BackendDsl.Generator.Analyzers.Judging;

/// <summary>Rules that a value is judged by: the schema of its kind, company policies, controller rules.</summary>
internal interface IVerdictSource
{
    /// <summary>Adds what is definitely wrong with a value.</summary>
    void Judge(Value value, List<Finding> findings);
}
