using BackendDsl.Cel.Text;
using BackendDsl.Validation.BuiltIn.Reporting;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Names that look like paths.</summary>
internal static class PathRules
{
    /// <summary>A domain and a path below it: <c>example.com/controller</c>.</summary>
    public static void DomainPrefixed(string text, Field at, Report report)
    {
        if (text.Length == 0)
        {
            report.Required(at);
            return;
        }

        var slash = text.IndexOf('/');
        if (slash <= 0 || slash == text.Length - 1)
        {
            report.InvalidText(at, text, "must be a domain-prefixed path (such as \"acme.io/foo\")");
            return;
        }

        var domain = text.Substring(0, slash);
        report.InvalidText(at, domain, Dns.CheckSubdomain(domain));
        var path = text.Substring(slash + 1);
        foreach (var c in path)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "/-._~%!$&'()*+,;=:".IndexOf(c) >= 0)
                continue;
            report.InvalidText(at, path, "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')");
            break;
        }
    }
}
