using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>Makes CEL types and adapters of schema nodes.</summary>
internal sealed class SchemaTypes(bool reservedWordsAsFields)
{
    private static readonly ScalarAdapter s_string = new(ScalarForm.String, nullable: false);

    /// <summary>The adapter of a node, or null where CEL does not see the node.</summary>
    public ValueAdapter? Build(SchemaNode node, string name, bool isResourceRoot)
    {
        var nullable = node.Nullable;
        if (node.IntOrString)
            return new ScalarAdapter(ScalarForm.IntOrString, nullable);
        switch (node.Type)
        {
            case SchemaType.Array:
                return node.Items is { } items && Build(items, name + ".@idx", items.EmbeddedResource) is { } item
                    ? new ListAdapter(item, node.ListType, node.ListMapKeys, nullable)
                    : null;
            case SchemaType.Object:
                return BuildObject(node, name, isResourceRoot || node.EmbeddedResource);
            case SchemaType.String:
                return new ScalarAdapter(node.Format switch
                {
                    "byte" => ScalarForm.Bytes,
                    "duration" => ScalarForm.Duration,
                    "date" => ScalarForm.Date,
                    "date-time" => ScalarForm.DateTime,
                    _ => ScalarForm.String,
                }, nullable);
            case SchemaType.Integer:
                return new ScalarAdapter(ScalarForm.Integer, nullable);
            case SchemaType.Number:
                return new ScalarAdapter(ScalarForm.Number, nullable);
            case SchemaType.Boolean:
                return new ScalarAdapter(ScalarForm.Boolean, nullable);
            default:
                return null;
        }
    }

    private ValueAdapter? BuildObject(SchemaNode node, string name, bool isResource)
    {
        if (!isResource && node.Properties.Count == 0 && node.AdditionalProperties is { } values)
        {
            return Build(values, name + ".@elem", values.EmbeddedResource) is { } value
                ? new MapAdapter(value, isTyped: true, node.Nullable)
                : null;
        }

        isResource &= !ResourceSchemas.DescribesItself(node);
        return new ObjectAdapter(new(name, () => Fields(node, name, isResource)), node.Nullable);
    }

    private IEnumerable<CelField> Fields(SchemaNode node, string name, bool isResource)
    {
        foreach (var property in node.Properties)
        {
            if ((isResource && property.Name is "apiVersion" or "kind" or "metadata") || FieldNames.Escape(property.Name) is not { } escaped
                || Build(property.Schema, name + "." + property.Name, isResourceRoot: false) is not { } adapter)
            {
                continue;
            }

            yield return new(escaped, property.Name, adapter);
            if (reservedWordsAsFields && FieldNames.IsReservedButUsable(property.Name))
                yield return new(property.Name, property.Name, adapter);
        }

        if (!isResource)
            yield break;
        var metadata = new CelObjectType(name + ".metadata");
        metadata.Add(new("name", "name", s_string));
        metadata.Add(new("generateName", "generateName", s_string));
        yield return new("apiVersion", "apiVersion", s_string);
        yield return new("kind", "kind", s_string);
        yield return new("metadata", "metadata", new ObjectAdapter(metadata, nullable: false));
    }
}
