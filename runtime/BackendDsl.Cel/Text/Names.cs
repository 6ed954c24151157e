namespace BackendDsl.Cel.Text;

/// <summary>The server's rules for names, with its wording.</summary>
internal static class Names
{
    private const string SubdomainText = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private const string LabelText = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private const string Label1035Text = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
    private const string QualifiedText = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private const string LabelValueText = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    /// <summary>What is wrong with the name of an object.</summary>
    public static void Subdomain(string name, List<string> errors)
    {
        if (CodePoints.Utf8Length(name) > 253)
            errors.Add("must be no more than 253 characters");
        if (!IsSubdomain(name))
            errors.Add(SubdomainText);
    }

    /// <summary>What is wrong with a DNS-1123 label.</summary>
    public static void Label(string name, List<string> errors)
    {
        if (CodePoints.Utf8Length(name) > 63)
            errors.Add("must be no more than 63 characters");
        if (!IsLabel(name, 0, name.Length))
            errors.Add(IsSubdomain(name) ? "must not contain dots" : LabelText);
    }

    /// <summary>What is wrong with a DNS-1035 label.</summary>
    public static void Label1035(string name, List<string> errors)
    {
        if (CodePoints.Utf8Length(name) > 63)
            errors.Add("must be no more than 63 characters");
        if (!IsLabel(name, 0, name.Length) || name[0] is >= '0' and <= '9')
            errors.Add(Label1035Text);
    }

    /// <summary>What is wrong with a qualified name: an optional prefix, a slash, a name.</summary>
    public static void Qualified(string name, List<string> errors)
    {
        var slash = name.IndexOf('/');
        var part = name;
        if (slash >= 0)
        {
            if (name.IndexOf('/', slash + 1) >= 0)
            {
                errors.Add("a valid label key " + QualifiedText + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
                return;
            }

            var prefix = name.Substring(0, slash);
            part = name.Substring(slash + 1);
            if (prefix.Length == 0)
            {
                errors.Add("prefix part must be non-empty");
            }
            else
            {
                var start = errors.Count;
                Subdomain(prefix, errors);
                for (var i = start; i < errors.Count; i++)
                    errors[i] = "prefix part " + errors[i];
            }
        }

        if (part.Length == 0)
            errors.Add("name part must be non-empty");
        else if (CodePoints.Utf8Length(part) > 63)
            errors.Add("name part must be no more than 63 bytes");
        if (!IsLoose(part))
            errors.Add("name part " + QualifiedText);
    }

    /// <summary>What is wrong with the value of a label.</summary>
    public static void LabelValue(string value, List<string> errors)
    {
        if (CodePoints.Utf8Length(value) > 63)
            errors.Add("must be no more than 63 bytes");
        if (value.Length > 0 && !IsLoose(value))
            errors.Add(LabelValueText);
    }

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
    public static string MaskTrailingDash(string name) =>
        name.Length > 1 && name[name.Length - 1] == '-' ? name.Substring(0, name.Length - 2) + "a" : name;

    private static bool IsSubdomain(string name)
    {
        var start = 0;
        while (true)
        {
            var dot = name.IndexOf('.', start);
            var end = dot < 0 ? name.Length : dot;
            if (!IsLabel(name, start, end))
                return false;
            if (dot < 0)
                return true;
            start = dot + 1;
        }
    }

    private static bool IsLabel(string name, int start, int end)
    {
        if (start >= end || name[start] == '-' || name[end - 1] == '-')
            return false;
        for (var i = start; i < end; i++)
        {
            if (name[i] is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
                return false;
        }

        return true;
    }

    private static bool IsLoose(string name)
    {
        if (name.Length == 0 || !IsLetterOrDigit(name[0]) || !IsLetterOrDigit(name[name.Length - 1]))
            return false;
        foreach (var c in name)
        {
            if (!IsLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return false;
        }

        return true;
    }

    private static bool IsLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
