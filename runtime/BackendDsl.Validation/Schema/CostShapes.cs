using BackendDsl.Cel.Cost;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>How large values of a schema node can get in one request of three megabytes.</summary>
internal static class CostShapes
{
    private const long MaximumRequest = CostShape.MaximumRequest;
    private const int SmallestString = 2;
    private const int SmallestBoolean = 4;
    private const int SmallestDuration = 3;
    private const int SmallestDateTime = 21;
    private const int LargestDateTime = 32;
    private const int LargestDuration = 32;
    private const int DateSize = 12;

    private static readonly CostShape s_key = new(0, SmallestString);

    public static CostShape? Build(SchemaNode node, bool isResourceRoot)
    {
        if (node.IntOrString)
            return new(node.MaxLength is { } limit ? Math.Max(0, limit) * 4 : MaximumRequest - 2, 1);
        switch (node.Type)
        {
            case SchemaType.Array:
                if (node.Items is not { } items || Build(items, items.EmbeddedResource) is not { } item)
                    return null;
                return new(node.MaxItems ?? (MaximumRequest - 2) / (item.MinSize + 1), 2) { Element = item };
            case SchemaType.Object:
                return BuildObject(node, isResourceRoot || node.EmbeddedResource);
            case SchemaType.String:
                return BuildString(node);
            case SchemaType.Boolean:
                return new(0, SmallestBoolean);
            case SchemaType.Integer or SchemaType.Number:
                return new(0, 1);
            default:
                return null;
        }
    }

    private static CostShape BuildString(SchemaNode node)
    {
        switch (node.Format)
        {
            case "byte":
                return new(node.MaxLength ?? MaximumRequest - 2, SmallestString);
            case "duration":
                return new(LargestDuration, SmallestDuration);
            case "date":
                return new(DateSize, DateSize);
            case "date-time":
                return new(LargestDateTime, SmallestDateTime);
        }

        if (node.MaxLength is { } limit)
            return new(Math.Max(0, limit) * 4, SmallestString);
        if (node.Enum.Count == 0)
            return new(MaximumRequest - 2, SmallestString);
        long longest = 0;
        foreach (var value in node.Enum)
        {
            if (value.Kind == ValueKind.String)
                longest = Math.Max(longest, System.Text.Encoding.UTF8.GetByteCount(value.String));
        }

        return new(longest, SmallestString);
    }

    private static CostShape? BuildObject(SchemaNode node, bool isResource)
    {
        if (!isResource && node.Properties.Count == 0 && node.AdditionalProperties is { } values)
        {
            if (Build(values, values.EmbeddedResource) is not { } value)
                return null;
            return new(node.MaxProperties ?? (MaximumRequest - 2) / (value.MinSize + 6), 2) { Element = value, Key = s_key };
        }

        isResource &= !ResourceSchemas.DescribesItself(node);
        var fields = new Dictionary<string, CostShape>(StringComparer.Ordinal);
        long smallest = 2;
        foreach (var property in node.Properties)
        {
            if (Build(property.Schema, property.Schema.EmbeddedResource) is not { } field)
                continue;
            if (FieldNames.Escape(property.Name) is { } name)
                fields[name] = field;
            if (FieldNames.IsReservedButUsable(property.Name))
                fields[property.Name] = field;
            if (property.Schema.Default.IsAbsent && node.Required.Contains(property.Name))
                smallest += property.Name.Length + field.MinSize + 4;
        }

        if (isResource)
        {
            var text = new CostShape(MaximumRequest - 2, SmallestString);
            fields["apiVersion"] = fields["kind"] = text;
            fields["metadata"] = new(0, 2) { Fields = new Dictionary<string, CostShape>(StringComparer.Ordinal) { ["name"] = text, ["generateName"] = text } };
        }

        return new(0, smallest) { Fields = fields };
    }
}
