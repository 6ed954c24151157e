using BackendDsl.Cel.Text;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Host names that begin with a star.</summary>
internal static class WildcardRules
{
    /// <summary>What is wrong with <c>*.example.com</c>.</summary>
    public static IReadOnlyList<string> Check(string host) => host.StartsWith("*.", StringComparison.Ordinal) && Dns.IsSubdomain(host.Substring(2))
        ? []
        : ["a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"];
}
