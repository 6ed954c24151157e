using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>JSON as the values that the engine reads.</summary>
internal static class JsonValues
{
    public static ObjectNode Object(string json)
    {
        using var document = JsonDocument.Parse(json);
        return (ObjectNode)Read(document.RootElement).Object;
    }

    /// <summary>A value as JSON.</summary>
    public static JsonNode? Node(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Object:
                var members = new JsonObject();
                for (var i = 0; i < value.Object.Count; i++)
                {
                    if (!value.Object.ValueAt(i).IsAbsent)
                        members.Add(value.Object.NameAt(i), Node(value.Object.ValueAt(i)));
                }

                return members;
            case ValueKind.Array:
                return new JsonArray([.. Enumerable.Range(0, value.Array.Count).Select(i => Node(value.Array[i]))]);
            case ValueKind.String: return value.String;
            case ValueKind.Integer: return value.Integer;
            case ValueKind.Double: return value.Double;
            case ValueKind.Boolean: return value.Boolean;
            default: return null;
        }
    }

    public static Value Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var value = new ObjectNode();
                foreach (var member in element.EnumerateObject())
                    value.Set(member.Name, Read(member.Value));
                return Value.Of(value);
            case JsonValueKind.Array:
                return Value.Of(new ArrayNode(element.EnumerateArray().Select(Read)));
            case JsonValueKind.String:
                return Value.Of(element.GetString());
            case JsonValueKind.Number:
                return element.TryGetInt64(out var number) ? Value.Of(number) : Value.Of(element.GetDouble());
            case JsonValueKind.True:
            case JsonValueKind.False:
                return Value.Of(element.GetBoolean());
            default:
                return Value.Null;
        }
    }
}
