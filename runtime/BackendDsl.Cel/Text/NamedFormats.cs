namespace BackendDsl.Cel.Text;

/// <summary>The named formats of Kubernetes' CEL (<c>format.dns1123Label()</c> and so on), with the messages they give.</summary>
public static class NamedFormats
{
    private static readonly string[] s_names =
    [
        "byte", "date", "datetime", "dns1035Label", "dns1035LabelPrefix", "dns1123Label", "dns1123LabelPrefix", "dns1123Subdomain",
        "dns1123SubdomainPrefix", "labelValue", "qualifiedName", "uri", "uuid",
    ];

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>Whether there is a format of that name; case counts.</summary>
    public static bool IsKnown(string name) => Array.IndexOf(s_names, name) >= 0;

    /// <summary>The messages about a text, none for a good one.</summary>
    /// <exception cref="ArgumentException">There is no format of that name.</exception>
    public static IReadOnlyList<string> Check(string name, string text) => name switch
    {
        "dns1123Label" => Dns.CheckLabel(text),
        "dns1123Subdomain" => Dns.CheckSubdomain(text),
        "dns1035Label" => Dns.CheckLabel1035(text),
        "qualifiedName" => Dns.CheckQualifiedName(text),
        "dns1123LabelPrefix" => Dns.CheckLabel(Dns.MaskTrailingDash(text)),
        "dns1123SubdomainPrefix" => Dns.CheckSubdomain(Dns.MaskTrailingDash(text)),
        "dns1035LabelPrefix" => Dns.CheckLabel1035(Dns.MaskTrailingDash(text)),
        "labelValue" => Dns.CheckLabelValue(text),
        "uri" => GoUrl.TryParseRequestUri(text, out _, out var error) ? [] : [error!],
        "uuid" => StringFormats.Check("uuid", text) ? [] : ["does not match the UUID format"],
        "byte" => StringFormats.Check("byte", text) ? [] : ["invalid base64"],
        "date" => StringFormats.Check("date", text) ? [] : ["invalid date"],
        "datetime" => StringFormats.Check("datetime", text) ? [] : ["invalid datetime"],
        _ => throw new ArgumentException($"There is no format '{name}'.", nameof(name)),
    };
}
