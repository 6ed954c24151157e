using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Names of objects, and names that refer to objects.</summary>
internal static class NameRules
{
    public static IReadOnlyList<string> Check(string name, NameRule rule, bool prefix, int minor)
    {
        if (rule == NameRule.Any)
            return [];
        if (rule == NameRule.PathSegment)
            return PathSegment(name, prefix);
        if (prefix)
            name = Dns.MaskTrailingDash(name);
        return rule switch
        {
            NameRule.Label or NameRule.StatefulSet => Dns.CheckLabel(name),
            NameRule.ServiceName => minor >= 36 ? Dns.CheckLabel(name) : Dns.CheckLabel1035(name),
            _ => Dns.CheckSubdomain(name),
        };
    }

    /// <summary>Refuses what is no DNS-1123 subdomain; an empty one too.</summary>
    public static void Subdomain(Views.Node node, Field at, Report report)
    {
        if (node.TryText(out var text))
            report.InvalidText(at, text, Dns.CheckSubdomain(text));
    }

    /// <summary>Refuses what is no DNS-1123 label; an empty one too.</summary>
    public static void Label(Views.Node node, Field at, Report report)
    {
        if (node.TryText(out var text))
            report.InvalidText(at, text, Dns.CheckLabel(text));
    }

    /// <summary>Refuses what is no qualified name; an empty one too.</summary>
    public static void Qualified(Views.Node node, Field at, Report report)
    {
        if (node.TryText(out var text))
            report.InvalidText(at, text, QualifiedMessages(text));
    }

    /// <summary>What is wrong with a qualified name, in the words that servers use for built-in kinds.</summary>
    public static IReadOnlyList<string> QualifiedMessages(string name)
    {
        var messages = Dns.CheckQualifiedName(name);
        if (messages.Count == 0)
            return messages;
        var own = new List<string>(messages.Count);
        foreach (var message in messages)
        {
            own.Add(message.StartsWith("a qualified name", StringComparison.Ordinal) ? "a valid label key" + message.Substring("a qualified name".Length)
                : message == "prefix part must be no more than 253 characters" ? "prefix part must be no more than 253 bytes"
                : message);
        }

        return own;
    }

    /// <summary>A name in a URL's path: not <c>.</c> or <c>..</c>, no slash, no percent sign.</summary>
    public static IReadOnlyList<string> PathSegment(string name, bool prefix = false)
    {
        if (!prefix && name is "." or "..")
            return [$"may not be '{name}'"];
        var slash = name.IndexOf('/') >= 0;
        var percent = name.IndexOf('%') >= 0;
        if (!slash && !percent)
            return [];
        var messages = new List<string>(2);
        if (slash)
            messages.Add("may not contain '/'");
        if (percent)
            messages.Add("may not contain '%'");
        return messages;
    }
}
