using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Random values that a schema mostly allows.</summary>
internal sealed class Instances(Random random)
{
    private static readonly string[] s_texts = ["a", "abc", "10s", "1Gi", "Service", "", "https://a.b/c", "1.2.3.4", "2024-01-02T03:04:05Z", "aGVsbG8="];

    public Value Resource(string apiVersion, string kind, SchemaNode root)
    {
        var node = (ObjectNode)MakeObject(root, 12).Object;
        node.Set("apiVersion", Value.Of(apiVersion));
        node.Set("kind", Value.Of(kind));
        var metadata = new ObjectNode();
        metadata.Set("name", Value.Of("x"));
        metadata.Set("namespace", Value.Of("y"));
        node.Set("metadata", Value.Of(metadata));
        return Value.Of(node);
    }

    public Value Make(SchemaNode node, int depth)
    {
        if (random.Next(400) == 0)
            return Odd();
        if (node.Enum.Count > 0)
            return node.Enum[random.Next(node.Enum.Count)];
        switch (node.Type)
        {
            case SchemaType.Object:
                return MakeObject(node, depth);
            case SchemaType.Array:
                var array = new ArrayNode();
                var count = depth <= 0 || node.Items is null ? 0 : random.Next(4);
                for (var i = Math.Max(count, depth > 0 && node.Items is not null ? (int)Math.Min(node.MinItems ?? 0, 3) : 0); i > 0; i--)
                    array.Add(Make(node.Items!, depth - 1));
                return Value.Of(array);
            case SchemaType.Integer:
                return Value.Of((long)(node.Minimum ?? 0) + random.Next(100));
            case SchemaType.Number:
                return Value.Of((node.Minimum ?? 0) + random.Next(10) + 0.5);
            case SchemaType.Boolean:
                return Value.Of(random.Next(2) == 0);
            case SchemaType.String:
                return Value.Of(s_texts[random.Next(s_texts.Length)]);
            default:
                return node.IntOrString && random.Next(2) == 0 ? Value.Of((long)random.Next(100)) : Value.Of(s_texts[random.Next(s_texts.Length)]);
        }
    }

    private Value MakeObject(SchemaNode node, int depth)
    {
        var made = new ObjectNode();
        foreach (var property in node.Properties)
        {
            if (node.Required.Contains(property.Name) || (depth > 0 && random.Next(node.Properties.Count > 8 ? 4 : 2) == 0))
                made.Set(property.Name, depth > -12 ? Make(property.Schema, depth - 1) : Value.Null);
        }

        if (node.AdditionalProperties is not null && depth > 0)
        {
            for (var i = random.Next(3); i > 0; i--)
                made.Set("k" + i, Make(node.AdditionalProperties, depth - 1));
        }

        return Value.Of(made);
    }

    private Value Odd() => random.Next(7) switch
    {
        0 => Value.Null,
        1 => Value.Of(true),
        2 => Value.Of(1.5),
        3 => Value.Of(2.0),
        4 => Value.Of("odd"),
        5 => Value.Of(new ArrayNode()),
        _ => Value.Unknown,
    };
}
