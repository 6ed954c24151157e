using BackendDsl.Analyzers.Manifests;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The names of resources in URLs, guessed for kinds that neither a type nor the table of built-in kinds knows.</summary>
internal static class Plurals
{
    public static string Of(string kind)
    {
        var name = kind.ToLowerInvariant();
        if (name.Length == 0 || name == "endpoints")
            return name;
        if (name.EndsWith("s", StringComparison.Ordinal) || name.EndsWith("x", StringComparison.Ordinal) || name.EndsWith("ch", StringComparison.Ordinal))
            return name + "es";
        return name.EndsWith("y", StringComparison.Ordinal) && name.Length > 1 && "aeiou".IndexOf(name[name.Length - 2]) < 0
            ? name.Substring(0, name.Length - 1) + "ies"
            : name + "s";
    }
}
