namespace BackendDsl.Cel.Text;

/// <summary>The server's rules for names, with its wording.</summary>
internal static class Names
{
    /// <summary>What is wrong with the name of an object.</summary>
    public static void Subdomain(string name, List<string> errors) => errors.AddRange(Dns.CheckSubdomain(name));

    /// <summary>What is wrong with a DNS-1123 label.</summary>
    public static void Label(string name, List<string> errors) => errors.AddRange(Dns.CheckLabel(name));

    /// <summary>What is wrong with a DNS-1035 label.</summary>
    public static void Label1035(string name, List<string> errors) => errors.AddRange(Dns.CheckLabel1035(name));

    /// <summary>What is wrong with the key of a label: an optional prefix, a slash, a name.</summary>
    public static void Qualified(string name, List<string> errors) => errors.AddRange(Dns.CheckQualifiedName(name, "a valid label key"));

    /// <summary>What is wrong with the value of a label.</summary>
    public static void LabelValue(string value, List<string> errors) => errors.AddRange(Dns.CheckLabelValue(value));

    /// <summary>What is wrong with a name as part of a URL path.</summary>
    public static void PathSegment(string name, List<string> errors)
    {
        if (name is "." or "..")
        {
            errors.Add($"may not be '{name}'");
            return;
        }

        PathSegmentPrefix(name, errors);
    }

    /// <summary>What is wrong with the beginning of a name as part of a URL path.</summary>
    public static void PathSegmentPrefix(string name, List<string> errors)
    {
        if (name.IndexOf('/') >= 0)
            errors.Add("may not contain '/'");
        if (name.IndexOf('%') >= 0)
            errors.Add("may not contain '%'");
    }

    /// <summary>A generated name as it is checked: a trailing dash stands for what the server appends.</summary>
    public static string MaskTrailingDash(string name) => Dns.MaskTrailingDash(name);
}
