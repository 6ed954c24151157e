using System.Text;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>The <c>fieldPath</c> of a rule: <c>.name</c> and <c>['name']</c> in any order, through properties and maps.</summary>
internal static class FieldPaths
{
    /// <summary>Reads a path and follows it through the schema; false where it is not a path or leads nowhere.</summary>
    public static bool TryParse(string path, SchemaNode node, out IReadOnlyList<(string Name, bool IsKey)> segments)
    {
        var list = new List<(string, bool)>();
        segments = list;
        if (path.Length == 0)
            return false;
        SchemaNode? at = node;
        for (var i = 0; i < path.Length;)
        {
            string name;
            bool isBracket;
            if (path[i] == '.')
            {
                var start = ++i;
                while (i < path.Length && path[i] is not ('.' or '['))
                    i++;
                name = path.Substring(start, i - start);
                isBracket = false;
                if (name.Length == 0 || !IsIdentifier(name))
                    return false;
            }
            else if (string.CompareOrdinal(path, i, "['", 0, 2) == 0)
            {
                if (!TryQuoted(path, ref i, out name))
                    return false;
                isBracket = true;
            }
            else
            {
                return false;
            }

            if (at?.FindProperty(name) is { } property)
            {
                list.Add((name, false));
                at = property;
            }
            else if (isBracket && at?.AdditionalProperties is { } values)
            {
                list.Add((name, true));
                at = values;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!(name[i] is '_' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' || (i > 0 && name[i] is >= '0' and <= '9')))
                return false;
        }

        return true;
    }

    private static bool TryQuoted(string path, ref int i, out string name)
    {
        var text = new StringBuilder();
        i += 2;
        while (i < path.Length && path[i] != '\'')
        {
            if (path[i] == '\\' && ++i >= path.Length)
                break;
            text.Append(path[i++]);
        }

        name = text.ToString();
        if (string.CompareOrdinal(path, i, "']", 0, 2) != 0)
            return false;
        i += 2;
        return true;
    }
}
