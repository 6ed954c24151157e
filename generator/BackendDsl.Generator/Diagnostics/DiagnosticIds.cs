namespace BackendDsl.Generator.Diagnostics;

/// <summary>The ids of what the generator and the analyzers tell. Each has a page under <c>docs/diagnostics</c>.</summary>
internal static class DiagnosticIds
{
    // BDSL0xxx: a definition, policy or manifest file itself.
    public const string FileUnreadable = "BDSL0001";
    public const string DefinitionInvalid = "BDSL0002";
    public const string SchemaRefused = "BDSL0003";
    public const string DuplicateKind = "BDSL0004";
    public const string NotADefinition = "BDSL0005";
    public const string NoSchema = "BDSL0006";
    public const string UnknownKind = "BDSL0007";
    public const string BadName = "BDSL0008";
    public const string ClassNameTaken = "BDSL0009";
    public const string GeneratorFailed = "BDSL0010";
}
