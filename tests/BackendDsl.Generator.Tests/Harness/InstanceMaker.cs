using System.Text.Json.Nodes;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Generator.Tests.Harness;

/// <summary>Makes JSON that has the types a schema asks for; whether its rules hold does not matter here.</summary>
internal sealed class InstanceMaker(Random random, bool everything, bool hostile)
{
    private static readonly string[] s_odd =
        ["", " lead", "on", "yes", "~", "0777", "1e3", "1_000", "2001-01-01", "5:30", "#x", "- a", "a: b", "é\u2028x", "line\nbreak\n", "tab\tx", "\"quoted\"", "'", "{", "😀", "true", "null", "8080", "0x1f", "*x", "&y", "!z", "%", "@", "`"];

    public JsonObject Resource(CompiledCorpus.Kind kind)
    {
        var result = new JsonObject
        {
            ["apiVersion"] = kind.ApiVersion,
            ["kind"] = kind.Definition.Kind,
            ["metadata"] = new JsonObject { ["name"] = "sample", ["labels"] = new JsonObject { ["a"] = hostile ? "yes" : "b" } },
        };
        foreach (var property in kind.Version.Schema!.Properties)
        {
            if (property.Name is not ("apiVersion" or "kind" or "metadata") && Wanted(0))
                result[property.Name] = Make(property.Schema, 1);
        }

        return result;
    }

    private bool Wanted(int depth) => everything || random.NextDouble() < (depth < 3 ? 0.7 : 0.35);

    private JsonNode? Make(SchemaNode node, int depth)
    {
        if (Enumerations.ValuesOf(node) is { Count: > 0 } values && node.Type is SchemaType.String or SchemaType.Integer && !node.IntOrString)
        {
            if (Enumerations.ValuesOf(node) is { Count: > 0 } known)
            {
                var pick = known[random.Next(known.Count)];
                return node.Type == SchemaType.Integer ? JsonValue.Create(long.Parse(pick)) : hostile && random.Next(4) == 0 ? "Unheard-Of" : pick;
            }
        }

        return SchemaShapes.KindOf(node) switch
        {
            ShapeKind.Boolean => random.Next(2) == 0,
            ShapeKind.Int32 => hostile ? int.MinValue + random.Next(1000) : random.Next(1000),
            ShapeKind.Int64 => hostile ? (1L << 53) + random.Next(1000) : random.Next(100_000),
            ShapeKind.Double => hostile ? -0.1 - random.NextDouble() : random.Next(1000) / 8.0 + 0.0625,
            ShapeKind.Duration => hostile ? "1h2m3s4ms" : "5s",
            ShapeKind.Timestamp => hostile ? "2024-02-29T23:59:59.123456789+05:30" : "2024-01-02T03:04:05Z",
            ShapeKind.IntOrString => random.Next(2) == 0 ? random.Next(70000) : hostile ? "8080" : "http",
            ShapeKind.Quantity => random.Next(2) == 0 ? random.Next(70000) : hostile ? "1e3" : "64Mi",
            ShapeKind.Object => MakeObject(node, depth),
            ShapeKind.List => new JsonArray([.. Enumerable.Range(0, Count(depth)).Select(_ => node.Items is null ? "x" : Make(node.Items, depth + 1))]),
            ShapeKind.Map => MakeMap(node, depth),
            ShapeKind.Untyped => Free(2),
            _ => Text(),
        };
    }

    private int Count(int depth) => everything ? 1 : random.Next(depth > 6 ? 2 : 3);

    private JsonObject MakeObject(SchemaNode node, int depth)
    {
        var result = new JsonObject();
        foreach (var property in node.Properties)
        {
            if (Wanted(depth))
                result[property.Name] = Make(property.Schema, depth + 1);
        }

        if (hostile && node.PreserveUnknownFields)
            result["unknown-" + random.Next(10)] = Free(2);
        return result;
    }

    private JsonObject MakeMap(SchemaNode node, int depth)
    {
        var result = new JsonObject();
        for (var i = 0; i < Count(depth); i++)
            result[hostile ? s_odd[random.Next(s_odd.Length)] + i : "key" + i] = node.AdditionalProperties is { } value ? Make(value, depth + 1) : Free(1);
        return result;
    }

    private JsonNode Free(int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => Text(),
        1 => random.Next(100),
        2 => random.Next(2) == 0,
        3 => 1.5,
        4 => new JsonObject { ["free"] = Free(depth - 1), ["Odd_Name"] = "x" },
        _ => new JsonArray(Free(depth - 1), Free(depth - 1)),
    };

    private string Text() => hostile ? s_odd[random.Next(s_odd.Length)] : "text" + random.Next(100);
}
