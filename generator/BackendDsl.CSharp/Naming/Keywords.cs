namespace BackendDsl.CSharp.Naming;

/// <summary>The words that C# keeps for itself everywhere; those that mean something only in some places are fine as names.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> s_all = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "__arglist", "__makeref",
        "__reftype", "__refvalue",
    };

    /// <summary>True for a reserved word.</summary>
    public static bool Contains(string word) => s_all.Contains(word);
}
