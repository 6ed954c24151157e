using System.Globalization;
using System.Text.Json;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>Where an object differs from the one the server gives back; status and generation are not compared.</summary>
internal static class DefaultedComparison
{
    public static string? Difference(JsonElement expected, Value actual) => Compare(expected, actual, "");

    private static string? Compare(JsonElement expected, Value actual, string path)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                if (actual.Kind != ValueKind.Object)
                    return $"{path}: expected an object, found {actual}";
                var names = new HashSet<string>();
                foreach (var property in expected.EnumerateObject())
                {
                    names.Add(property.Name);
                    if (path.Length == 0 && property.Name == "status" || path == ".metadata" && property.Name == "generation")
                        continue;
                    if (Compare(property.Value, actual.Object[property.Name], path + "." + property.Name) is { } inner)
                        return inner;
                }

                for (var i = 0; i < actual.Object.Count; i++)
                {
                    var name = actual.Object.NameAt(i);
                    if (!names.Contains(name) && !actual.Object.ValueAt(i).IsAbsent && !(path.Length == 0 && name == "status") && !(path == ".metadata" && name == "generation"))
                        return $"{path}.{name}: not expected, found {Shown(actual.Object.ValueAt(i))}";
                }

                return null;
            case JsonValueKind.Array:
                if (actual.Kind != ValueKind.Array || actual.Array.Count != expected.GetArrayLength())
                    return $"{path}: expected {expected.GetRawText()}, found {Shown(actual)}";
                for (var i = 0; i < actual.Array.Count; i++)
                {
                    if (Compare(expected[i], actual.Array[i], path + "[]") is { } inner)
                        return inner;
                }

                return null;
            default:
                var good = expected.ValueKind switch
                {
                    JsonValueKind.String => actual.Kind == ValueKind.String && actual.String == expected.GetString(),
                    JsonValueKind.Number => actual.IsNumber && actual.Number.ToString("R", CultureInfo.InvariantCulture) == expected.GetDouble().ToString("R", CultureInfo.InvariantCulture),
                    JsonValueKind.Null => actual.Kind == ValueKind.Null,
                    _ => actual.Kind == ValueKind.Boolean && actual.Boolean == expected.GetBoolean(),
                };
                return good ? null : $"{path}: expected {expected.GetRawText()}, found {Shown(actual)}";
        }
    }

    private static string Shown(Value value) => value.IsAbsent ? "nothing" : value.ToString();
}
