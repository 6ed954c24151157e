using System.Globalization;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Finds the values an enumeration allows, wherever the schema puts them.</summary>
internal static class Enumerations
{
    /// <summary>The strings (or integers, in decimal) that may stand at the node; empty where it is no enumeration.</summary>
    public static IReadOnlyList<string> ValuesOf(SchemaNode node)
    {
        var wanted = node.Type == SchemaType.Integer ? ValueKind.Integer : ValueKind.String;
        var values = Read(node.Enum, wanted);
        foreach (var part in node.AllOf)
        {
            if (Read(part.Enum, wanted) is { Count: > 0 } more)
                values = values.Count == 0 ? more : [.. values.Where(more.Contains)];
        }

        return values;
    }

    private static List<string> Read(IReadOnlyList<Value> members, ValueKind wanted)
    {
        var values = new List<string>(members.Count);
        foreach (var member in members)
        {
            if (member.Kind == ValueKind.Null)
                continue;
            if (member.Kind != wanted)
                return [];
            var text = wanted == ValueKind.String ? member.String : member.Integer.ToString(CultureInfo.InvariantCulture);
            if (!values.Contains(text))
                values.Add(text);
        }

        return values;
    }
}
