using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Questions that many rules ask of one value.</summary>
internal static class Check
{
    /// <summary>A string, absent or empty, that must be there.</summary>
    public static void Required(Node node, Field at, Report report, string detail = "")
    {
        if (node.IsEmpty)
            report.Required(at, detail);
    }

    /// <summary>A member that must be there.</summary>
    public static void Given(Node node, Field at, Report report, string detail = "")
    {
        if (!node.Given)
            report.Required(at, detail);
    }

    public static void NotNegative(Node node, Field at, Report report)
    {
        if (node.TryGiven(out long number) && number < 0)
            report.Invalid(at, number, Texts.NotNegative);
    }

    public static void Between(Node node, long least, long most, Field at, Report report, string detail)
    {
        if (node.TryGiven(out long number) && (number < least || number > most))
            report.Invalid(at, number, detail);
    }

    /// <summary>A string that is none of those known; an absent one is not looked at.</summary>
    public static void OneOf(Node node, Field at, Report report, params string[] supported)
    {
        if (node.TryGiven(out string text) && Array.IndexOf(supported, text) < 0)
            report.NotSupported(at, node, supported);
    }

    /// <summary>As <see cref="OneOf"/>; an absent or empty one is missing.</summary>
    public static void RequiredOneOf(Node node, Field at, Report report, params string[] supported)
    {
        if (node.IsEmpty)
            report.Required(at);
        else if (node.TryGiven(out string text) && text.Length > 0 && Array.IndexOf(supported, text) < 0)
            report.NotSupported(at, node, supported);
    }

    /// <summary>A DNS subdomain where something is given.</summary>
    public static void Subdomain(Node node, Field at, Report report)
    {
        if (node.TryText(out var text) && text.Length > 0)
            report.InvalidText(at, text, Dns.CheckSubdomain(text));
    }

    /// <summary>A DNS label where something is given.</summary>
    public static void Label(Node node, Field at, Report report)
    {
        if (node.TryText(out var text) && text.Length > 0)
            report.InvalidText(at, text, Dns.CheckLabel(text));
    }

    /// <summary>A relative path that does not go up.</summary>
    public static void DescendingPath(string path, Field at, Report report)
    {
        if (path.Length > 0 && path[0] == '/')
            report.InvalidText(at, path, Texts.RelativePath);
        NoBacksteps(path, at, report);
    }

    /// <summary>As <see cref="DescendingPath"/>, and its first part does not start with two dots.</summary>
    public static void FilePath(string path, Field at, Report report)
    {
        DescendingPath(path, at, report);
        if (path.StartsWith("..", StringComparison.Ordinal) && !path.StartsWith("../", StringComparison.Ordinal))
            report.InvalidText(at, path, "must not start with '..'");
    }

    public static void NoBacksteps(string path, Field at, Report report)
    {
        if (HasBacksteps(path))
            report.InvalidText(at, path, Texts.Backsteps);
    }

    public static bool HasBacksteps(string path) => path.IndexOf("..", StringComparison.Ordinal) >= 0 && Array.IndexOf(path.Split('/'), "..") >= 0;

    /// <summary>A key of a ConfigMap or Secret.</summary>
    public static void ConfigKey(string key, Field at, Report report)
    {
        if (key.Length > 253)
            report.InvalidText(at, key, "must be no more than 253 characters");
        var good = key.Length > 0;
        foreach (var c in key)
            good &= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
        if (!good)
            report.InvalidText(at, key, "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
        if (key is "." or "..")
            report.InvalidText(at, key, $"must not be '{key}'");
        else if (key.StartsWith("..", StringComparison.Ordinal))
            report.InvalidText(at, key, "must not start with '..'");
    }

    /// <summary>True where both are given.</summary>
    public static Truth Both(Node one, Node other) => one.Given & other.Given;
}
