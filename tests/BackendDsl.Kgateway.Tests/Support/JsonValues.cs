using System.Text.Json;
using BackendDsl.Schema.Values;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>JSON as the values that the engine reads.</summary>
internal static class JsonValues
{
    public static ObjectNode Object(string json)
    {
        using var document = JsonDocument.Parse(json);
        return (ObjectNode)Read(document.RootElement).Object;
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
