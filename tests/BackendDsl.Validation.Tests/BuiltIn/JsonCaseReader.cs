using System.Text.Json;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Reads JSON as the server does before decoding: members that stand twice are noted, objects given twice are one.</summary>
internal static class JsonCaseReader
{
    public static Value Read(string json, out List<FieldPath> duplicates)
    {
        duplicates = [];
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 500 });
        return Read(document.RootElement, FieldPath.Root, duplicates, default);
    }

    private static Value Read(JsonElement element, FieldPath path, List<FieldPath> duplicates, Value before)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var node = before.Kind == ValueKind.Object ? (ObjectNode)before.Object : new();
                var seen = new HashSet<string>();
                foreach (var property in element.EnumerateObject())
                {
                    var at = path.Member(property.Name);
                    if (!seen.Add(property.Name))
                        duplicates.Add(at);
                    node.Set(property.Name, Read(property.Value, at, duplicates, node[property.Name]));
                }

                return Value.Of(node);
            case JsonValueKind.Array:
                var array = new ArrayNode();
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    array.Add(Read(item, path.Item(index++), duplicates, default));
                return Value.Of(array);
            case JsonValueKind.String:
                return Value.Of(element.GetString());
            case JsonValueKind.True or JsonValueKind.False:
                return Value.Of(element.ValueKind == JsonValueKind.True);
            case JsonValueKind.Null:
                return Value.Null;
            default:
                return JsonNumber.TryRead(element.GetRawText(), out var number) ? number : Value.Of(double.MaxValue);
        }
    }
}
