namespace BackendDsl.Analyzers.Constants;

/// <summary>Metadata names of the runtime types that the analyzers look for; the runtime itself is not referenced.</summary>
internal static class RuntimeNames
{
    public const string ModelObject = "BackendDsl.Models.ModelObject";
    public const string ObjectBuilder = "BackendDsl.Models.ObjectBuilder`2";
    public const string CustomResourceSchemaAttribute = "CustomResourceSchemaAttribute";
    public const string SchemaDefinitionAttribute = "SchemaDefinitionAttribute";
    public const string WireValueAttribute = "WireValueAttribute";
    public const string JsonStringEnumMemberNameAttribute = "JsonStringEnumMemberNameAttribute";
    public const string JsonPropertyNameAttribute = "JsonPropertyNameAttribute";
}
