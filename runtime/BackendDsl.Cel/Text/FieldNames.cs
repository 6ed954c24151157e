using System.Text;

namespace BackendDsl.Cel.Text;

/// <summary>Writes property names as identifiers of CEL.</summary>
internal static class FieldNames
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
        "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    private static readonly HashSet<string> s_unusable = new(StringComparer.Ordinal) { "true", "false", "null", "in" };

    /// <summary>The identifier for a property, or null where there is none.</summary>
    public static string? Escape(string name)
    {
        if (name.Length == 0 || name[0] is >= '0' and <= '9')
            return null;
        if (s_keywords.Contains(name))
            return "__" + name + "__";
        StringBuilder? text = null;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var replacement = c switch
            {
                '.' => "__dot__",
                '-' => "__dash__",
                '/' => "__slash__",
                '_' when i + 1 < name.Length && name[i + 1] == '_' => "__underscores__",
                _ => null,
            };
            if (replacement is null)
            {
                if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
                    return null;
                text?.Append(c);
                continue;
            }

            text ??= new StringBuilder(name, 0, i, name.Length + 16);
            text.Append(replacement);
            if (c == '_')
                i++;
        }

        return text?.ToString() ?? name;
    }

    /// <summary>True for a word that cannot name a variable.</summary>
    public static bool IsReserved(string name) => s_keywords.Contains(name);

    /// <summary>True for a reserved word that may also be written as it is.</summary>
    public static bool IsReservedButUsable(string name) => s_keywords.Contains(name) && !s_unusable.Contains(name);
}
