using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Definitions;

/// <summary>
/// Reads custom resource definitions from YAML or JSON: one or several documents, or a <c>kind: List</c> of them. Never
/// throws on bad text; whatever is wrong is a problem with its place, and costs no more than the part it is in.
/// </summary>
public static class CustomResourceDefinitionReader
{
    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="fileName">A name for the result; not opened.</param>
    /// <param name="keepDescriptions">False leaves <see cref="SchemaNode.Description"/> empty.</param>
    public static DefinitionSet Read(string text, string fileName = "", bool keepDescriptions = true)
    {
        var definitions = new List<CustomResourceDefinition>();
        var schemas = new SchemaReader([], keepDescriptions);
        DocumentStream.Read(text ?? "", schemas, reader => new DefinitionReader(schemas, definitions).ReadDocument(reader), definitions.Clear);
        if (definitions.Count == 0 && schemas.Problems.Count == 0)
            schemas.Report(ProblemSeverity.Warning, ProblemCode.Empty, "the file holds no document", new(1, 1));
        return new(fileName, definitions, schemas.Problems);
    }

    /// <summary>Reads a bare <c>openAPIV3Schema</c>.</summary>
    /// <exception cref="FormatException">The text holds no schema; the message names line and column.</exception>
    public static SchemaNode ReadSchema(string text)
    {
        var schemas = new SchemaReader([], keepDescriptions: true);
        SchemaNode? root = null;
        DocumentStream.Read(text, schemas, reader => root ??= schemas.ReadSchema(reader, "the schema"), () => root = null);
        return root ?? throw new FormatException(schemas.Problems.Count > 0 ? schemas.Problems[0].ToString() : "no schema");
    }
}
