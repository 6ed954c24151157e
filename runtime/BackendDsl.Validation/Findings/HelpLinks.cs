using System.Reflection;

namespace BackendDsl.Validation.Findings;

/// <summary>
/// Where the page of an id is to be read: below the property <c>DocumentationUrl</c> with which this assembly was built. Without it there is no
/// link; a relative one would be dead in every repository but ours. The pages are in the package, and <c>backenddsl explain ID</c> prints one.
/// </summary>
internal static class HelpLinks
{
    private static readonly string s_base =
        typeof(HelpLinks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == "DocumentationUrl")?.Value ?? "";

    /// <summary>The link of an id; empty where there is none.</summary>
    public static string Of(string id) => Below(s_base, id);

    /// <summary>The link of an id below an address; empty where that is.</summary>
    public static string Below(string address, string id) => address.Length == 0 ? "" : $"{address.TrimEnd('/')}/diagnostics/{id}.md";
}
