using BackendDsl.Validation.Findings;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Something wrong in a file of definitions, as the pipeline may keep it: compared by value, without a host's locations.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">Line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Arguments">The values in the message.</param>
internal sealed record DefinitionProblem(string Id, string Path, int Line, int Column, EquatableArray<string> Arguments)
{
    /// <summary>True for a remark: a build does not tell it unless the project asks for it.</summary>
    public bool IsRemark => Id == DiagnosticIds.NotADefinition;
}
