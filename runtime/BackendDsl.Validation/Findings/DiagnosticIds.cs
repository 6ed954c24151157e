namespace BackendDsl.Validation.Findings;

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
    public const string BadAccess = "BDSL0011";
    public const string BadStatus = "BDSL0012";

    // A policy or manifest file, read by the analyzers.
    public const string PolicyUnreadable = "BDSL0101";
    public const string PolicyInvalid = "BDSL0102";
    public const string ManifestUnreadable = "BDSL0103";

    public const string PropertyInvalid = "BDSL0104";
    public const string SchemaUnreadable = "BDSL0105";
    public const string TemplatePassedBy = "BDSL0110";

    // Findings that are accepted.
    public const string BaselineUnreadable = "BDSL0106";
    public const string AcceptedIsGone = "BDSL0107";

    // What the manifests step is asked to write; it tells the same when it runs.
    public const string ManifestMemberWrong = "BDSL0204";
    public const string FolderMissing = "BDSL0220";

    // BDSL1xxx: the schema.
    public const string WrongType = "BDSL1001";
    public const string OutOfRange = "BDSL1002";
    public const string NotAMultiple = "BDSL1003";
    public const string WrongLength = "BDSL1004";
    public const string WrongCount = "BDSL1005";
    public const string PatternMismatch = "BDSL1006";
    public const string FormatMismatch = "BDSL1007";
    public const string ValueNotAllowed = "BDSL1008";
    public const string MemberMissing = "BDSL1009";
    public const string DuplicateEntry = "BDSL1010";
    public const string CombinationRefused = "BDSL1011";
    public const string NameInvalid = "BDSL1012";
    public const string MetadataInvalid = "BDSL1013";
    public const string UnknownField = "BDSL1014";
    public const string SchemaBroken = "BDSL1015";

    // The way C# is written, whatever the schema.
    public const string WriteIsLost = "BDSL1020";
    public const string BuilderIsLate = "BDSL1021";

    // BDSL2xxx: CEL rules of the definition.
    public const string RuleBroken = "BDSL2001";
    public const string RuleNotEvaluated = "BDSL2002";

    // BDSL3xxx: company policies.
    public const string PolicyDenies = "BDSL3001";
    public const string PolicyWarns = "BDSL3002";
    public const string PolicyAudits = "BDSL3003";
    public const string PolicyMethodWrong = "BDSL3010";

    // BDSL4xxx: controller rules; the block is declared as a whole, its rules are the packages' (see ControllerDescriptors).
    public const string ControllerRefuses = "BDSL4000";
    public const string ForeignRule = "BDSL4900";
    public const string MemberSuperseded = "BDSL4090";
    public const string MemberOfAnotherVariant = "BDSL4091";
    public const string MemberMayBeLost = "BDSL4092";
    public const string VariantAssumed = "BDSL4093";
    public const string NearestVariant = "BDSL4094";

    // BDSL5xxx: built-in kinds; the ids are those of the concepts (BuiltIn/Reporting), and a field that is written twice is told alike of every kind.
    public const string BuiltInUnknownField = "BDSL5001";
    public const string FieldTwice = "BDSL5002";
    public const string CannotBeDecoded = "BDSL5003";
    public const string VersionNotServed = "BDSL5004";
}
