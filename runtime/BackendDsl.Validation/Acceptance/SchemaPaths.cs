using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>Paths inside a schema, as the server names them.</summary>
internal static class SchemaPaths
{
    public static string Property(string path, string name) => $"{path}.properties[{name}]";

    public static string Items(string path) => path + ".items";

    public static string Additional(string path) => path + ".additionalProperties";

    public static string Entry(string path, string keyword, int index) => $"{path}.{keyword}[{index}]";

    /// <summary>The nested schemas of the junctors of a node, with their paths.</summary>
    public static IEnumerable<(SchemaNode Node, string Path)> Nested(SchemaNode node, string path, bool skipsAnyOf, bool skipsFirstAllOf)
    {
        if (!skipsAnyOf)
        {
            for (var i = 0; i < node.AnyOf.Count; i++)
                yield return (node.AnyOf[i], Entry(path, "anyOf", i));
        }

        for (var i = skipsFirstAllOf ? 1 : 0; i < node.AllOf.Count; i++)
            yield return (node.AllOf[i], Entry(path, "allOf", i));
        for (var i = 0; i < node.OneOf.Count; i++)
            yield return (node.OneOf[i], Entry(path, "oneOf", i));
        if (node.Not is not null)
            yield return (node.Not, path + ".not");
    }
}
