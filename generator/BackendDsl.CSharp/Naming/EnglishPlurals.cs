namespace BackendDsl.CSharp.Naming;

/// <summary>Names the item of a list after the list: <c>HashPolicies</c> holds a <c>HashPolicy</c>.</summary>
internal static class EnglishPlurals
{
    /// <summary>The singular of a plural in PascalCase; the word with <paramref name="suffix"/> after it where it is not a plural by the common rules.</summary>
    public static string Singular(string name, string suffix)
    {
        if (Ends(name, "ies") && name.Length > 4)
            return Cut(name, 3) + "y";
        if (Ends(name, "sses") || Ends(name, "shes") || Ends(name, "ches") || Ends(name, "xes") || Ends(name, "zes"))
            return Cut(name, 2);
        if (Ends(name, "s") && !Ends(name, "ss") && !Ends(name, "us") && !Ends(name, "is") && name.Length > 3)
            return Cut(name, 1);
        return name + suffix;
    }

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.Ordinal);

    private static string Cut(string name, int count) => name.Substring(0, name.Length - count);
}
