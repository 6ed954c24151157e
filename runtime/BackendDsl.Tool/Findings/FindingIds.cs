using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Findings;

/// <summary>The diagnostic id of what the engine tells without one.</summary>
internal static class FindingIds
{
    public const string UnknownField = "BDSL1014";
    public const string PolicyInvalid = "BDSL0102";
    public const string DefinitionRefused = "BDSL0003";

    /// <summary>The status reason of a server that refuses unknown and duplicate fields.</summary>
    public const string StrictReason = "BadRequest";
}
