using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Tool.Findings;

/// <summary>The diagnostic id of what the engine tells without one.</summary>
internal static class FindingIds
{
    public const string UnknownField = "BDSL1014";
    public const string PolicyInvalid = "BDSL0102";
    public const string DefinitionRefused = "BDSL0003";

    // Of a kind that Kubernetes itself brings: what is told while the object is read, before any rule.
    public const string BuiltInUnknownField = "BDSL5001";
    public const string BuiltInDuplicateField = "BDSL5002";
    public const string BuiltInDecoding = "BDSL5003";
    public const string BuiltInApiVersion = "BDSL5004";

    /// <summary>The status reason of a server that refuses unknown and duplicate fields.</summary>
    public const string StrictReason = "BadRequest";
}
